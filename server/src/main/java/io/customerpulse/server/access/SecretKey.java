package io.customerpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/// The text of a secret key: `pk_live_`, 32 random bytes in base 62, and their CRC-32 in base 62.
///
/// The fixed beginning lets scanners find keys that were published by mistake; the checksum tells a key from
/// something that looks like one, without asking anybody.
final class SecretKey {

    static final String PREFIX = "pk_live_";

    private static final int BYTES = 32;
    private static final int BODY = Base62.digits(BYTES);
    private static final int LENGTH = PREFIX.length() + BODY + 6;

    private SecretKey() {}

    static String random(SecureRandom chance) {
        String body = Base62.random(chance, BYTES);
        return PREFIX + body + checksum(body);
    }

    /// Whether a text is whole: right beginning, length, letters and checksum.
    static boolean isWhole(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) return false;
        String body = text.substring(PREFIX.length(), PREFIX.length() + BODY);
        return Base62.holds(body) && text.endsWith(checksum(body));
    }

    /// What may be shown of a key, so that its owner knows which it is: 24 of its 256 random bits.
    static String shown(String text) {
        return text.substring(0, PREFIX.length() + 4) + "…";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.ofInt(crc.getValue());
    }
}
