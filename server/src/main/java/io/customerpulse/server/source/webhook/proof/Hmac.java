package io.customerpulse.server.source.webhook.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of authentication, HMAC-SHA256, and the ways they are written.
public final class Hmac {

    /// How a code is written.
    public enum Form {
        HEX,
        BASE64;

        /// The bytes that a text stands for; nothing if it stands for none.
        Optional<byte[]> bytes(String text) {
            try {
                return Optional.of(
                        switch (this) {
                            case HEX -> HexFormat.of().parseHex(text);
                            case BASE64 -> Base64.getDecoder().decode(text);
                        });
            } catch (IllegalArgumentException notOfThisForm) {
                return Optional.empty();
            }
        }
    }

    private Hmac() {}

    /// The code of a message, which may be in parts, under a key that is not empty.
    public static byte[] sha256(String key, byte[]... message) {
        return sha256(key.getBytes(StandardCharsets.UTF_8), message);
    }

    /// The code of a message under a key of bytes.
    public static byte[] sha256(byte[] key, byte[]... message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : message) mac.update(part);
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    /// Whether any of these codes is that of the message under any of the keys. How long it takes does not tell how
    /// much of a code is right.
    public static boolean matches(List<String> keys, List<String> codes, Form form, byte[]... message) {
        boolean matches = false;
        for (String key : keys) matches |= matches(sha256(key, message), codes, form);
        return matches;
    }

    /// The same for one key of bytes, and codes in base64.
    public static boolean matches(byte[] key, List<String> codes, byte[]... message) {
        return matches(sha256(key, message), codes, Form.BASE64);
    }

    private static boolean matches(byte[] expected, List<String> codes, Form form) {
        boolean matches = false;
        for (String code : codes) {
            Optional<byte[]> given = form.bytes(code.strip());
            matches |= given.isPresent() && MessageDigest.isEqual(expected, given.get());
        }
        return matches;
    }
}
