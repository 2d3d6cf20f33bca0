package io.customerpulse.server.source.webhook.proof;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Source.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far the time of a signature may be from our clock, either way.
public final class Freshness {

    /// What holds if nothing else is said: what most services advise.
    public static final Duration USUAL = Duration.ofMinutes(5);

    /// The option that says otherwise, in seconds, up to a day.
    public static final String OPTION = "tolerance_seconds";

    private static final long SECONDS_MAX = 86_400;

    private Freshness() {}

    /// Whether a time as seconds since 1970 is near enough; not if the text is none.
    public static boolean isFresh(String seconds, Delivery delivery, Account account) {
        if (!seconds.matches("\\d{1,11}")) return false;
        return isFresh(Instant.ofEpochSecond(Long.parseLong(seconds)), delivery, tolerance(account, USUAL));
    }

    /// Whether a time is near enough.
    public static boolean isFresh(Instant signed, Delivery delivery, Duration tolerance) {
        return Duration.between(signed, delivery.receivedAt()).abs().compareTo(tolerance) <= 0;
    }

    /// What is wrong with how the option is written; nothing if it is not there, or fine.
    public static Optional<String> problem(Account account) {
        String stated = account.options().getOrDefault(OPTION, "");
        boolean isFine = stated.isEmpty() || !tolerance(account, Duration.ZERO).isZero();
        String allowed = "%s: must be a whole number from 1 to %d".formatted(OPTION, SECONDS_MAX);
        return isFine ? Optional.empty() : Optional.of(allowed);
    }

    /// How far it may be for this account.
    public static Duration tolerance(Account account, Duration usual) {
        return Optional.ofNullable(account.options().get(OPTION))
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Long::parseLong)
                .filter(seconds -> seconds <= SECONDS_MAX)
                .map(Duration::ofSeconds)
                .orElse(usual);
    }
}
