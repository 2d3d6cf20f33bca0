package io.customerpulse.server.care;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The sum that files of a backup are checked by.
final class Sums {

    private Sums() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException noJava) {
            throw new IllegalStateException("every Java has SHA-256", noJava);
        }
    }
}
