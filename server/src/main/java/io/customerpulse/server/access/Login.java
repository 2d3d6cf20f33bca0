package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Logging in with a name and a password. Whoever fails learns nothing: neither answer nor time tells whether the
/// name exists.
///
/// Tries are counted per name and per address. For a name, those from an address that its owner has logged in from
/// are counted apart, so that a stranger who guesses does not make the owner wait.
public final class Login {

    /// Tries a minute for one name before there is any waiting.
    public static final int TRIES_PER_NAME = 5;
    /// Tries a minute from one address before there is any waiting.
    public static final int TRIES_PER_ADDRESS = 20;

    private static final Duration BUSY_WAIT = Duration.ofSeconds(2);

    private final Administrators administrators;
    private final Sessions sessions;
    private final LoginThrottle throttle;

    Login(Administrators administrators, Sessions sessions, LoginThrottle throttle) {
        this.administrators = administrators;
        this.sessions = sessions;
        this.throttle = throttle;
    }

    /// Where a login comes from.
    ///
    /// @param address an IP address
    /// @param agent   what the browser says it is
    public record From(String address, String agent) {}

    /// A try.
    public record Attempt(String name, String password, From from) {

        @Override
        public String toString() {
            return "Attempt";
        }
    }

    /// What came of a try.
    public sealed interface Result {

        /// They are in.
        record Entered(Administrator administrator, Session.Begun begun) implements Result {}

        /// Name or password is wrong; nobody says which.
        record Refused() implements Result {}

        /// Not looked at: too many tries.
        record Slowed(Duration pause) implements Result {}
    }

    /// Tries a name and a password.
    public Result enter(Attempt attempt, Instant now) {
        Optional<Administrator> administrator = administrators.named(attempt.name());
        String address = attempt.from().address();
        String key = key(administrator, attempt);
        Optional<Duration> wait = slowed(address, now).or(() -> throttle.take(key, TRIES_PER_NAME, now));
        if (wait.isPresent()) return new Result.Slowed(wait.get());
        Administrators.Check check = administrators.check(administrator, attempt.password());
        if (check == Administrators.Check.BUSY) return new Result.Slowed(BUSY_WAIT);
        if (check == Administrators.Check.WRONG || administrator.isEmpty()) return new Result.Refused();
        throttle.forget(key);
        Administrator entered = administrator.get();
        administrators.strengthen(entered, attempt.password(), new Stamp(entered.id(), now));
        return new Result.Entered(entered, sessions.begin(entered, attempt.from(), now));
    }

    /// Changes one's own password, knowing the present one. All one's other sessions end.
    public Outcome<Administrator> change(Caller.Person person, String present, String wanted, Instant now) {
        Administrator administrator = person.administrator();
        if (throttle.take("change:" + administrator.id(), TRIES_PER_NAME, now).isPresent()) {
            return flawed("slowed", "was wrong too often; wait five minutes");
        }
        return switch (administrators.check(Optional.of(administrator), present)) {
            case BUSY -> flawed("busy", "could not be looked at; try again");
            case WRONG -> flawed("wrong", "is not your password");
            case RIGHT -> {
                throttle.forget("change:" + administrator.id());
                yield administrators.change(
                        administrator, wanted, person.session().id(), new Stamp(administrator.id(), now));
            }
        };
    }

    /// Counts a try of any kind from an address, or says how long to wait for it.
    Optional<Duration> slowed(String address, Instant now) {
        return throttle.take("address:" + AddressRange.network(address), TRIES_PER_ADDRESS, now);
    }

    private String key(Optional<Administrator> administrator, Attempt attempt) {
        String address = attempt.from().address();
        boolean isKnown = administrator
                .filter(each -> sessions.isKnown(each.id(), address))
                .isPresent();
        return "name:" + Administrators.plain(attempt.name()) + (isKnown ? " from " + address : "");
    }

    private static Outcome<Administrator> flawed(String code, String message) {
        return new Outcome.Flawed<>(List.of(new Flaw("/present_password", code, message)));
    }
}
