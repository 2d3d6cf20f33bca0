package io.customerpulse.tables.value;

import io.customerpulse.engine.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/// Reads amounts of money: exact in minor units, what is finer rounded half to even.
public final class Amounts {

    /// The largest amount, in minor units: ten million millions of dollars.
    public static final long MINOR_MAX = 1_000_000_000_000_000L;

    private static final BigDecimal MAX = BigDecimal.valueOf(MINOR_MAX);

    private final String where;
    private final String currencyWhere;
    private final String usual;
    private String latestWritten;
    private String latestCode;
    private int latestDigits;

    /// A reader of amounts.
    ///
    /// @param where         what reasons call the amount
    /// @param currencyWhere what reasons call its currency
    /// @param usual         the currency where none is stated; a code of three capitals
    public Amounts(String where, String currencyWhere, String usual) {
        this.where = where;
        this.currencyWhere = currencyWhere;
        this.usual = usual;
        this.latestWritten = usual;
        this.latestCode = usual;
        this.latestDigits = Money.digits(usual);
    }

    /// The amount; [Money#NONE] where none is written.
    public Parsed<Money> read(String amount, String currency) {
        if (amount.isEmpty() || amount.isBlank()) return Parsed.good(Money.NONE);
        if (!isKnown(currency)) {
            return Parsed.bad("%s is not a code of three letters: got %s, expected one such as USD"
                    .formatted(currencyWhere, Parsed.quoted(currency)));
        }
        Optional<BigDecimal> number = Decimals.read(amount);
        if (number.isEmpty()) return Parsed.bad(notANumber(amount));
        BigDecimal minor = number.get().scaleByPowerOfTen(latestDigits).setScale(0, RoundingMode.HALF_EVEN);
        if (minor.abs().compareTo(MAX) > 0) {
            return Parsed.bad(
                    "%s is too large: got %s, at most 1,000,000,000,000,000 minor units such as cents are allowed"
                            .formatted(where, Parsed.quoted(amount)));
        }
        return Parsed.good(new Money(minor.longValueExact(), latestCode));
    }

    private String notANumber(String amount) {
        String hint =
                amount.indexOf(',') >= 0 ? "; commas are not read, neither between thousands nor as decimal point" : "";
        return "%s is not a number: got %s, expected one such as 1234.50%s"
                .formatted(where, Parsed.quoted(amount), hint);
    }

    /// Whether a text may be a currency; empty stands for the usual one. It is remembered for the amount that follows.
    public boolean isKnown(String currency) {
        String written = currency.isEmpty() ? usual : currency;
        if (written.equals(latestWritten)) return true;
        boolean letters = written.length() == 3 && written.chars().allMatch(c -> c < 128 && Character.isLetter(c));
        if (!letters) return false;
        latestWritten = written;
        latestCode = written.toUpperCase(Locale.ROOT);
        latestDigits = Money.digits(latestCode);
        return true;
    }
}
