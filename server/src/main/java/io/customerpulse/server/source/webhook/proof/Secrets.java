package io.customerpulse.server.source.webhook.proof;

import io.customerpulse.server.source.Source.Account;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// The secrets of a source as it is set up: one a line, any of which will do. While a secret is being replaced the
/// old and the new one stand there both.
public final class Secrets {

    private Secrets() {}

    /// The secrets; none if the source has not been given any.
    public static List<String> of(Account account) {
        return account.secret()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// Whether a text is one of the secrets. How long it takes does not tell how much of it is right.
    public static boolean has(List<String> secrets, String given) {
        boolean has = false;
        for (String secret : secrets) has |= MessageDigest.isEqual(bytes(secret), bytes(given));
        return has;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
