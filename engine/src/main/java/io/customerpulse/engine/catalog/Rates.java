package io.customerpulse.engine.catalog;

import io.customerpulse.engine.event.Money;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The catalog's currency and what others are worth in it. A currency without a rate is not guessed.
///
/// @param currency the catalog's own, ISO 4217
/// @param perUnit  for each other currency, how many units of the catalog's one of its units is worth
public record Rates(String currency, SortedMap<String, Double> perUnit) {

    public static final Rates DOLLARS = new Rates("USD", new TreeMap<>());

    public Rates {
        perUnit = Collections.unmodifiableSortedMap(new TreeMap<>(perUnit));
        perUnit.forEach((code, rate) -> {
            if (!(rate > 0 && Double.isFinite(rate))) {
                throw new IllegalArgumentException("rate of %s must be positive: %s".formatted(code, rate));
            }
        });
    }

    public boolean knows(String code) {
        return code.equals(currency) || perUnit.containsKey(code);
    }

    /// The amount in major units of the catalog's currency; NaN if none is stated or its currency has no rate.
    public double value(Money money) {
        return money.isStated() ? conversion(money.currency()).value(money.minor()) : Double.NaN;
    }

    /// How amounts of a currency become values; made once where many are converted.
    public Conversion conversion(String code) {
        double rate = code.equals(currency) ? 1 : perUnit.getOrDefault(code, Double.NaN);
        return new Conversion(StrictMath.pow(10, Money.digits(code)), rate);
    }

    /// Minor units of one currency to major units of the catalog's.
    ///
    /// @param minorPerMajor how many minor units make a major one
    /// @param rate          units of the catalog's currency per unit; NaN if unknown
    public record Conversion(double minorPerMajor, double rate) {
        public double value(long minor) {
            return minor / minorPerMajor * rate;
        }
    }
}
