package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How administrators come to be: by a token that is given once, on the terminal or by another administrator, and
/// works once, for a short time.
///
/// Tokens are in memory only, as hashes. No endpoint shows one again, a restart forgets them, and the first
/// administrator ends the token of the terminal, used or not.
public final class Setup {

    /// How long the token of the terminal works.
    public static final Duration FIRST_LASTS = Duration.ofMinutes(30);
    /// How long an invitation works.
    public static final Duration INVITATION_LASTS = Duration.ofHours(24);
    /// Most tokens that work at a time.
    static final int TOKENS_MAX = 20;

    private static final int TOKEN_BYTES = 32;

    private final Administrators administrators;
    private final Login login;
    private final SecureRandom chance;
    private final Map<Digest, Offer> offers = new ConcurrentHashMap<>();
    private final Object claiming = new Object();

    /// A token that works.
    ///
    /// @param by      who gave it
    /// @param isFirst whether it works only while there is no administrator
    private record Offer(String by, boolean isFirst, Instant until) {}

    Setup(Administrators administrators, Login login, SecureRandom chance) {
        this.administrators = administrators;
        this.login = login;
        this.chance = chance;
    }

    /// Who wants to become an administrator.
    ///
    /// @param token what they were given
    public record Claim(String token, String name, String password) {

        @Override
        public String toString() {
            return "Claim";
        }
    }

    /// What came of a claim.
    public sealed interface Result {

        /// They are an administrator now.
        record Claimed(Administrator administrator) implements Result {}

        /// The token is wrong, used, too old, or there is an administrator already; nobody says which.
        record Closed() implements Result {}

        /// The token still works, what they want to be called or their password does not.
        record Flawed(List<Flaw> flaws) implements Result {
            public Flawed {
                flaws = List.copyOf(flaws);
            }
        }

        /// Not looked at: too many tries.
        record Slowed(Duration pause) implements Result {}
    }

    /// A token for the first administrator, to be printed on the terminal; any older one stops working. None if
    /// there is an administrator.
    public Optional<String> token(Instant now) {
        synchronized (claiming) {
            offers.values().removeIf(Offer::isFirst);
            if (!administrators.isEmpty()) return Optional.empty();
            return Optional.of(offer(new Offer("setup", true, now.plus(FIRST_LASTS))));
        }
    }

    /// A token for one more administrator, to be handed to them; none if too many are waiting to be used.
    public Optional<String> invitation(Stamp stamp) {
        synchronized (claiming) {
            offers.values().removeIf(each -> !stamp.at().isBefore(each.until()));
            if (offers.size() >= TOKENS_MAX) return Optional.empty();
            return Optional.of(offer(new Offer(stamp.by(), false, stamp.at().plus(INVITATION_LASTS))));
        }
    }

    /// Makes an administrator of whoever has a token that works. The token is used up by success only.
    public Result claim(Claim claim, String address, Instant now) {
        Optional<Duration> wait = login.slowed(address, now);
        if (wait.isPresent()) return new Result.Slowed(wait.get());
        synchronized (claiming) {
            Digest digest = Digest.of(claim.token());
            Optional<Offer> offer = Optional.ofNullable(offers.get(digest))
                    .filter(each -> now.isBefore(each.until()))
                    .filter(each -> administrators.isEmpty() || !each.isFirst());
            if (offer.isEmpty()) return new Result.Closed();
            return switch (administrators.make(
                    claim.name(), claim.password(), new Stamp(offer.get().by(), now))) {
                case Outcome.Done<Administrator>(Administrator made) -> {
                    offers.remove(digest);
                    offers.values().removeIf(Offer::isFirst);
                    yield new Result.Claimed(made);
                }
                case Outcome.Flawed<Administrator>(List<Flaw> flaws) -> new Result.Flawed(flaws);
                case Outcome.Missing<Administrator>() -> new Result.Closed();
            };
        }
    }

    private String offer(Offer offer) {
        String token = Base62.random(chance, TOKEN_BYTES);
        offers.put(Digest.of(token), offer);
        return token;
    }
}
