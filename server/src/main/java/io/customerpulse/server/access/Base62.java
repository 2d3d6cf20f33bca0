package io.customerpulse.server.access;

import java.math.BigInteger;
import java.security.SecureRandom;

/// Text of letters and digits only, from bytes: it survives every shell, address and double click.
final class Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(DIGITS.length());

    private Base62() {}

    /// So many random bytes as text of a fixed length.
    static String random(SecureRandom chance, int bytes) {
        byte[] drawn = new byte[bytes];
        chance.nextBytes(drawn);
        return of(new BigInteger(1, drawn), digits(bytes));
    }

    /// A number of at most 32 bits, as six digits.
    static String ofInt(long number) {
        return of(BigInteger.valueOf(number), 6);
    }

    /// How many digits so many bytes need.
    static int digits(int bytes) {
        return (int) StrictMath.ceil(bytes * 8 / (StrictMath.log(62) / StrictMath.log(2)));
    }

    /// Whether a text has these digits only; false for none.
    static boolean holds(String text) {
        return !text.isEmpty() && text.chars().allMatch(each -> DIGITS.indexOf(each) >= 0);
    }

    private static String of(BigInteger number, int digits) {
        char[] text = new char[digits];
        BigInteger rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            BigInteger[] split = rest.divideAndRemainder(RADIX);
            text[i] = DIGITS.charAt(split[1].intValue());
            rest = split[0];
        }
        return new String(text);
    }
}
