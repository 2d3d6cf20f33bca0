package io.customerpulse.engine.event;

import java.util.Currency;

/// An amount of money, whole minor units of one currency: 1999 USD is 19.99 dollars, 500 JPY is 500 yen.
///
/// @param minor    in the currency's minor unit; negative for money given back
/// @param currency ISO 4217 code in capitals, kept even if we do not know it; empty for [#NONE]
public record Money(long minor, String currency) {

    /// No value was stated. Not the same as a value of zero.
    public static final Money NONE = new Money(0, "");

    private static final int USUAL_DIGITS = 2;

    public boolean isStated() {
        return !currency.isEmpty();
    }

    /// The amount in the currency's major unit, such as dollars.
    public double major() {
        return minor / StrictMath.pow(10, digits(currency));
    }

    /// How many decimal digits the minor unit has; 2 for a code that is not in ISO 4217.
    public static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownCode) {
            return USUAL_DIGITS;
        }
    }
}
