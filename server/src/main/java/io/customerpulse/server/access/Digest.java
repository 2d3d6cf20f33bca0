package io.customerpulse.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a secret: its SHA-256 in hexadecimal. Enough for secrets of 128 random bits and more, which
/// nobody can guess; never for passwords.
record Digest(String hex) {

    static Digest of(String secret) {
        return new Digest(HexFormat.of().formatHex(sha256(secret.getBytes(StandardCharsets.UTF_8))));
    }

    /// Compares in a time that does not tell how much was right.
    boolean isOf(String secret) {
        return same(hex, of(secret).hex);
    }

    static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Digest";
    }
}
