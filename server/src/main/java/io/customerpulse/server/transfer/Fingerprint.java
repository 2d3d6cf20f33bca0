package io.customerpulse.server.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file holds, in short: the SHA-256 of its bytes, in hexadecimal.
///
/// @param hash empty for none
record Fingerprint(String hash) {

    static final Fingerprint NONE = new Fingerprint("");

    private static final int ID_HEX = 40;
    private static final int BUFFER = 1 << 20;

    /// Of a file; reads all of it.
    static Fingerprint of(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
        }
        return new Fingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    /// Of several files, one after the other.
    Fingerprint and(Fingerprint other) {
        return new Fingerprint(hashed(hash + other.hash));
    }

    /// An id for something in it that nothing else has.
    String id(String what) {
        return "import-" + hashed(hash + "\n" + what).substring(0, ID_HEX);
    }

    private static String hashed(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("every Java has SHA-256", noJava);
        }
    }
}
