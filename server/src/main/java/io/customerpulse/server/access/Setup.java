package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How users come to be: by a token that is given once, on the terminal or by an administrator, and works once, for a
/// short time. Whose role it is to be stands in the offer, not in the claim.
///
/// Tokens are in memory only, as hashes. No endpoint shows one again, a restart forgets them, and the first
/// administrator ends the token of the terminal, used or not. An invitation ends with its giver being an administrator.
public final class Setup {

    /// How long the token of the terminal works.
    public static final Duration FIRST_LASTS = Duration.ofMinutes(30);
    /// How long an invitation works.
    public static final Duration INVITATION_LASTS = Duration.ofHours(24);
    /// Most tokens that work at a time.
    static final int TOKENS_MAX = 20;

    private static final int TOKEN_BYTES = 32;
    private static final Flaw OTHER_NAME = new Flaw("/name", "fixed", "the invitation is for another name");
    private static final Invited FIRST = new Invited(Role.ADMINISTRATOR, "");

    private final Users users;
    private final Login login;
    private final SecureRandom chance;
    private final Map<Digest, Offer> offers = new ConcurrentHashMap<>();
    private final Object claiming = new Object();

    /// A token that works.
    ///
    /// @param by      who gave it
    /// @param isFirst whether it works only while there is nobody
    private record Offer(String by, boolean isFirst, Invited invited, Instant until) {}

    /// Who is invited.
    ///
    /// @param role what they will be
    /// @param name what they will be called; empty if they may choose
    public record Invited(Role role, String name) {}

    Setup(Users users, Login login, SecureRandom chance) {
        this.users = users;
        this.login = login;
        this.chance = chance;
    }

    /// Who wants to become a user.
    ///
    /// @param token what they were given
    /// @param name  empty if the invitation has one
    public record Claim(String token, String name, String password) {

        @Override
        public String toString() {
            return "Claim";
        }
    }

    /// What came of a claim.
    public sealed interface Result {

        /// They are a user now.
        record Claimed(User user) implements Result {}

        /// The token is wrong, used, too old, or no longer its giver's to give; nobody says which.
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

    /// A token for the first administrator, to be printed on the terminal; any older one stops working. None if there
    /// is anybody.
    public Optional<String> token(Instant now) {
        synchronized (claiming) {
            offers.values().removeIf(Offer::isFirst);
            if (!users.isEmpty()) return Optional.empty();
            return Optional.of(offer(new Offer("setup", true, FIRST, now.plus(FIRST_LASTS))));
        }
    }

    /// A token for one more user, to be handed to them; none if too many are waiting to be used.
    ///
    /// @param stamp by an administrator
    public Optional<String> invitation(Invited invited, Stamp stamp) {
        synchronized (claiming) {
            offers.values().removeIf(each -> !stamp.at().isBefore(each.until()));
            if (offers.size() >= TOKENS_MAX) return Optional.empty();
            Instant until = stamp.at().plus(INVITATION_LASTS);
            return Optional.of(offer(new Offer(stamp.by(), false, invited, until)));
        }
    }

    /// Makes a user of whoever has a token that works. The token is used up by success only.
    public Result claim(Claim claim, String address, Instant now) {
        Optional<Duration> wait = login.slowed(address, now);
        if (wait.isPresent()) return new Result.Slowed(wait.get());
        synchronized (claiming) {
            Digest digest = Digest.of(claim.token());
            Optional<Offer> offer = Optional.ofNullable(offers.get(digest))
                    .filter(each -> now.isBefore(each.until()))
                    .filter(this::isStillGiven);
            if (offer.isEmpty()) return new Result.Closed();
            Invited invited = offer.get().invited();
            if (!fits(claim.name(), invited.name())) return new Result.Flawed(List.of(OTHER_NAME));
            String name = claim.name().isBlank() ? invited.name() : claim.name();
            User.Wanted wanted = new User.Wanted(name, claim.password(), invited.role());
            return switch (users.make(wanted, new Stamp(offer.get().by(), now))) {
                case Outcome.Done<User>(User made) -> {
                    offers.remove(digest);
                    offers.values().removeIf(Offer::isFirst);
                    yield new Result.Claimed(made);
                }
                case Outcome.Flawed<User>(List<Flaw> flaws) -> new Result.Flawed(flaws);
                case Outcome.Missing<User>() -> new Result.Closed();
            };
        }
    }

    /// Uses up the invitation of a name, for somebody who proves otherwise that the name is theirs; none if there is
    /// none that works.
    Optional<Invited> takeInvitation(String name, Instant now) {
        synchronized (claiming) {
            Optional<Map.Entry<Digest, Offer>> offer = offers.entrySet().stream()
                    .filter(each ->
                            Users.plain(each.getValue().invited().name()).equals(Users.plain(name)))
                    .filter(each -> now.isBefore(each.getValue().until()) && isStillGiven(each.getValue()))
                    .findFirst();
            offer.ifPresent(each -> offers.remove(each.getKey()));
            return offer.map(each -> each.getValue().invited());
        }
    }

    private boolean isStillGiven(Offer offer) {
        return offer.isFirst()
                ? users.isEmpty()
                : users.find(offer.by()).filter(User::isAdministrator).isPresent();
    }

    private static boolean fits(String claimed, String invited) {
        return claimed.isBlank() || invited.isEmpty() || Users.plain(claimed).equals(Users.plain(invited));
    }

    private String offer(Offer offer) {
        String token = Base62.random(chance, TOKEN_BYTES);
        offers.put(Digest.of(token), offer);
        return token;
    }
}
