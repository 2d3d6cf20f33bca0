package io.customerpulse.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Logging in by a provider of identities, such as a company's own. Whoever it vouches for is a user by what the
/// provider calls them (issuer and subject), which is kept at their first sign-on. Then they are found by their
/// e-mail address: the user of that name, whoever was invited by it, or a newcomer if those are let in.
///
/// A second factor is the provider's to ask for.
public final class SignOn {

    static final String LINKED = "user.linked";

    private final Records records;
    private final Users users;
    private final Sessions sessions;
    private final Login login;
    private final Setup setup;
    private final Ways ways;
    private final Map<Link, String> byLink = new ConcurrentHashMap<>();
    private final Object linking = new Object();

    private record Link(String issuer, String subject) {}

    /// What signing on takes.
    record Parts(Users users, Sessions sessions, Login login, Setup setup) {}

    SignOn(Records records, Parts parts, Ways ways) {
        this.records = records;
        this.users = parts.users();
        this.sessions = parts.sessions();
        this.login = parts.login();
        this.setup = parts.setup();
        this.ways = ways;
    }

    /// What came of it.
    public sealed interface Result {

        /// They are in.
        record Entered(User user, Session.Begun begun) implements Result {}

        /// They are not let in.
        record Refused(Reason reason) implements Result {}

        /// Not looked at: too many tries.
        record Slowed(Duration pause) implements Result {}
    }

    /// Why somebody is not let in whom the provider vouches for.
    public enum Reason {
        /// There is no administrator yet; the first one comes by the link of the terminal.
        NOT_SET_UP,
        /// They are nobody's user here, and the provider tells no e-mail address that they have proved.
        NO_EMAIL,
        /// They are nobody's user here, and were not invited.
        NO_ACCOUNT,
        /// The user of their e-mail address is somebody else at the provider.
        SOMEBODY_ELSE,
        /// There are as many users as there may be.
        FULL
    }

    /// Lets somebody in whom the provider vouches for.
    public Result enter(Vouched who, Login.From from, Instant now) {
        Optional<Duration> wait = login.slowed(from.address(), now);
        if (wait.isPresent()) return new Result.Slowed(wait.get());
        synchronized (linking) {
            Optional<User> known = linked(who);
            if (known.isPresent()) return entered(known.get(), from, now);
            if (users.isEmpty()) return new Result.Refused(Reason.NOT_SET_UP);
            if (who.email().isBlank()) return new Result.Refused(Reason.NO_EMAIL);
            Optional<User> named = users.named(who.email());
            if (named.isPresent()) {
                return byLink.containsValue(named.get().id())
                        ? new Result.Refused(Reason.SOMEBODY_ELSE)
                        : entered(link(who, named.get(), now), from, now);
            }
            Optional<Setup.Invited> invited = setup.takeInvitation(who.email(), now);
            Optional<Role> role = invited.map(Setup.Invited::role).or(ways::newcomers);
            if (role.isEmpty()) return new Result.Refused(Reason.NO_ACCOUNT);
            return switch (users.makeVouched(who.email(), role.get(), new Stamp("sign_on", now))) {
                case Outcome.Done<User>(User made) -> entered(link(who, made, now), from, now);
                case Outcome.Flawed<User> _, Outcome.Missing<User> _ -> new Result.Refused(Reason.FULL);
            };
        }
    }

    /// Which ways in are open to whom.
    public Ways ways() {
        return ways;
    }

    void applyLinked(Entry entry) {
        byLink.put(new Link(entry.text("issuer"), entry.text("subject")), entry.text("id"));
    }

    void forget(String user) {
        byLink.values().removeIf(user::equals);
    }

    private Optional<User> linked(Vouched who) {
        return Optional.ofNullable(byLink.get(new Link(who.issuer(), who.subject())))
                .flatMap(users::find);
    }

    private User link(Vouched who, User user, Instant now) {
        records.append(
                LINKED,
                Entry.by(new Stamp(user.id(), now))
                        .put("id", user.id())
                        .put("issuer", who.issuer())
                        .put("subject", who.subject())
                        .json());
        return user;
    }

    private Result entered(User user, Login.From from, Instant now) {
        return new Result.Entered(user, sessions.begin(user, from, now));
    }
}
