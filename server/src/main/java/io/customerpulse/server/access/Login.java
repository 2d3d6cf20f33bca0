package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Logging in with a name, a password, and for those who want it a code. Whoever fails learns nothing: neither answer
/// nor time tells whether the name exists.
///
/// Tries are counted per name and per address. For a name, those from an address that its owner has logged in from
/// are counted apart, so that a stranger who guesses does not make the owner wait.
public final class Login {

    /// Tries a minute for one name before there is any waiting.
    public static final int TRIES_PER_NAME = 5;
    /// Tries a minute from one address before there is any waiting.
    public static final int TRIES_PER_ADDRESS = 20;

    private static final Duration BUSY_WAIT = Duration.ofSeconds(2);

    private final Users users;
    private final Sessions sessions;
    private final TwoFactor twoFactor;
    private final LoginThrottle throttle;
    private final Ways ways;

    Login(Users users, Sessions sessions, TwoFactor twoFactor, LoginThrottle throttle, Ways ways) {
        this.ways = ways;
        this.users = users;
        this.sessions = sessions;
        this.twoFactor = twoFactor;
        this.throttle = throttle;
    }

    /// Where a login comes from.
    ///
    /// @param address an IP address
    /// @param agent   what the browser says it is
    public record From(String address, String agent) {}

    /// A try.
    ///
    /// @param code of the second factor; empty for none
    public record Attempt(String name, String password, String code, From from) {

        /// Without a code.
        public Attempt(String name, String password, From from) {
            this(name, password, "", from);
        }

        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /// What came of a try.
    public sealed interface Result {

        /// They are in.
        record Entered(User user, Session.Begun begun) implements Result {}

        /// Name or password is wrong; nobody says which.
        record Refused() implements Result {}

        /// The password is right, and a password is not enough for them: they have to sign on at the provider.
        record SignOnNeeded() implements Result {}

        /// The password is right, and a code is needed too.
        record CodeNeeded() implements Result {}

        /// The password is right, and the code is not, or was used before.
        record CodeWrong() implements Result {}

        /// Not looked at: too many tries.
        record Slowed(Duration pause) implements Result {}
    }

    /// Tries a name and a password.
    public Result enter(Attempt attempt, Instant now) {
        Optional<User> user = users.named(attempt.name());
        String address = attempt.from().address();
        String key = key(user, attempt);
        Optional<Duration> wait = slowed(address, now).or(() -> throttle.take(key, TRIES_PER_NAME, now));
        if (wait.isPresent()) return new Result.Slowed(wait.get());
        Users.Check check = users.check(user, attempt.password());
        if (check == Users.Check.BUSY) return new Result.Slowed(BUSY_WAIT);
        if (check == Users.Check.WRONG || user.isEmpty()) return new Result.Refused();
        User known = user.get();
        if (!ways.isPasswordEnoughFor(known)) return new Result.SignOnNeeded();
        return switch (twoFactor.check(new Sealed.Owner(known.id(), attempt.password()), attempt.code(), now)) {
            case NEEDED -> new Result.CodeNeeded();
            case WRONG -> new Result.CodeWrong();
            case BUSY -> new Result.Slowed(BUSY_WAIT);
            case PASSED -> {
                throttle.forget(key);
                users.strengthen(known, attempt.password(), new Stamp(known.id(), now));
                yield new Result.Entered(known, sessions.begin(known, attempt.from(), now));
            }
        };
    }

    /// Changes one's own password, knowing the present one. All one's other sessions end.
    public Outcome<User> change(Caller.Person person, String present, String wanted, Instant now) {
        User user = person.user();
        Optional<Flaw> doubt = doubt(user, present, "/present_password", now);
        if (doubt.isPresent()) return new Outcome.Flawed<>(List.of(doubt.get()));
        return twoFactor.whilePasswordChanges(
                new Sealed.Owner(user.id(), present),
                new Sealed.Owner(user.id(), wanted),
                kept -> users.change(
                        user, new Users.NewPassword(wanted, person.session().id(), kept), new Stamp(user.id(), now)));
    }

    /// Begins a second factor, knowing one's password.
    public Outcome<TwoFactor.Started> startTwoFactor(Caller.Person person, String password, Instant now) {
        User user = person.user();
        Optional<Flaw> doubt = doubt(user, password, "/password", now);
        if (doubt.isPresent()) return new Outcome.Flawed<>(List.of(doubt.get()));
        return twoFactor.start(user, new Sealed.Owner(user.id(), password), now);
    }

    /// Puts the second factor in force that was begun. All one's other sessions end.
    public Outcome<List<String>> confirmTwoFactor(Caller.Person person, String code, Instant now) {
        String user = person.user().id();
        if (throttle.take("code:" + user, TRIES_PER_NAME, now).isPresent()) {
            return new Outcome.Flawed<>(List.of(slowed("/code")));
        }
        return twoFactor.confirm(user, code, person.session().id(), now);
    }

    /// Ends one's second factor, knowing one's password.
    public Outcome<User> endTwoFactor(Caller.Person person, String password, Instant now) {
        User user = person.user();
        Optional<Flaw> doubt = doubt(user, password, "/password", now);
        if (doubt.isPresent()) return new Outcome.Flawed<>(List.of(doubt.get()));
        return twoFactor.end(user, new Stamp(user.id(), now));
    }

    /// What speaks against it being the user's password.
    ///
    /// @param pointer to the field that has it
    private Optional<Flaw> doubt(User user, String password, String pointer, Instant now) {
        String key = "change:" + user.id();
        if (throttle.take(key, TRIES_PER_NAME, now).isPresent()) return Optional.of(slowed(pointer));
        return switch (users.check(Optional.of(user), password)) {
            case BUSY -> Optional.of(new Flaw(pointer, "busy", "could not be looked at; try again"));
            case WRONG -> Optional.of(new Flaw(pointer, "wrong", "is not your password"));
            case RIGHT -> {
                throttle.forget(key);
                yield Optional.empty();
            }
        };
    }

    private static Flaw slowed(String pointer) {
        return new Flaw(pointer, "slowed", "was wrong too often; wait five minutes");
    }

    /// Counts a try of any kind from an address, or says how long to wait for it.
    Optional<Duration> slowed(String address, Instant now) {
        return throttle.take("address:" + AddressRange.network(address), TRIES_PER_ADDRESS, now);
    }

    private String key(Optional<User> user, Attempt attempt) {
        String address = attempt.from().address();
        boolean isKnown =
                user.filter(each -> sessions.isKnown(each.id(), address)).isPresent();
        return "name:" + Users.plain(attempt.name()) + (isKnown ? " from " + address : "");
    }
}
