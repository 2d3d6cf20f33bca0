package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known of who may do what: a fold over the control entries of the journal.
///
/// Whoever composes the server gives it every control entry at start, and each new one after it is on disk, in the
/// order of the journal, one at a time. Entries of kinds it does not know are none of its business.
public final class Access {

    private final Uses uses;
    private final Keys keys;
    private final Sources sources;
    private final Users users;
    private final Sessions sessions;
    private final TwoFactor twoFactor;
    private final Login login;
    private final Setup setup;
    private final SignOn signOn;
    private final Repeats repeats;

    /// What a brand may set.
    ///
    /// @param kinds    the kinds of sources there are
    /// @param lifetime of sessions
    /// @param ways     in, and to whom they are open
    public record Settings(List<SourceKind> kinds, Sessions.Lifetime lifetime, Ways ways) {
        public Settings {
            kinds = List.copyOf(kinds);
        }

        /// With a password for everybody.
        public Settings(List<SourceKind> kinds, Sessions.Lifetime lifetime) {
            this(kinds, lifetime, Ways.USUAL);
        }
    }

    /// Knows nobody yet.
    ///
    /// @param chance the source of all tokens and keys
    public Access(Records records, SecureRandom chance, Settings settings) {
        uses = new Uses(records);
        keys = new Keys(records, chance, uses);
        sources = new Sources(records, chance, settings.kinds());
        Hashing hashing = new Hashing();
        users = new Users(records, chance, hashing);
        twoFactor = new TwoFactor(records, chance, hashing);
        sessions = new Sessions(records, chance, uses, settings.lifetime());
        login = new Login(users, sessions, twoFactor, new LoginThrottle(), settings.ways());
        setup = new Setup(users, login, chance);
        signOn = new SignOn(records, new SignOn.Parts(users, sessions, login, setup), settings.ways());
        repeats = new Repeats(records);
    }

    public Keys keys() {
        return keys;
    }

    public Sources sources() {
        return sources;
    }

    public Users users() {
        return users;
    }

    public Sessions sessions() {
        return sessions;
    }

    public TwoFactor twoFactor() {
        return twoFactor;
    }

    public Login login() {
        return login;
    }

    public Setup setup() {
        return setup;
    }

    public SignOn signOn() {
        return signOn;
    }

    /// The requests that were done and may come again.
    public Repeats repeats() {
        return repeats;
    }

    /// Who a session's token stands for, if it is good now.
    public Optional<Caller.Person> person(String token, Instant now) {
        return sessions.check(token, now)
                .flatMap(session -> users.find(session.user()).map(user -> new Caller.Person(user, session)));
    }

    /// What a user or a key is called, by id; those that are gone too, as long as they are remembered.
    public Optional<String> name(String id) {
        return users.name(id).or(() -> keys.find(id).map(Key::name));
    }

    /// Whether somebody who was let in may still do the same: what a long answer asks again and again. It is no use of
    /// a session.
    public boolean isStill(Caller caller, Instant now) {
        return switch (caller) {
            case Caller.Nobody() -> true;
            case Caller.Program(Key key) ->
                keys.find(key.id()).filter(each -> each.isGood(now)).isPresent();
            case Caller.Person(User user, Session session) ->
                sessions.isGood(session.id(), now)
                        && users.find(user.id())
                                .filter(each -> each.role() == user.role())
                                .isPresent();
        };
    }

    /// Keeps when keys and sessions were last used. Call it every few minutes: it writes at most hourly.
    public void keepUses(Instant now) {
        uses.keep(now);
    }

    /// Takes a control entry in.
    public void apply(String kind, String json) {
        switch (kind) {
            case Keys.MADE -> keys.applyMade(Entry.read(json));
            case Keys.REVOKED -> keys.applyRevoked(Entry.read(json));
            case Sources.PUT -> sources.applyPut(Entry.read(json));
            case Sources.REMOVED -> sources.applyRemoved(Entry.read(json));
            case Users.MADE, Users.MADE_BEFORE_ROLES -> users.applyMade(Entry.read(json));
            case Users.REHASHED, Users.REHASHED_BEFORE_ROLES -> users.applyPassword(Entry.read(json));
            case Users.PASSWORD, Users.PASSWORD_BEFORE_ROLES -> applyPassword(Entry.read(json));
            case Users.ROLE -> users.applyRole(Entry.read(json));
            case Users.REMOVED, Users.REMOVED_BEFORE_ROLES -> applyRemoved(Entry.read(json));
            case SignOn.LINKED -> signOn.applyLinked(Entry.read(json));
            case TwoFactor.ON -> applyTwoFactor(Entry.read(json));
            case TwoFactor.OFF -> twoFactor.applyOff(Entry.read(json));
            case TwoFactor.USED -> twoFactor.applyUsed(Entry.read(json));
            case TwoFactor.RECOVERED -> twoFactor.applyRecovered(Entry.read(json));
            case Sessions.MADE -> sessions.applyMade(Entry.read(json));
            case Sessions.ENDED -> sessions.applyEnded(Entry.read(json));
            case Uses.NOTED -> uses.apply(Entry.read(json));
            case Repeats.DONE -> repeats.apply(Entry.read(json));
            default -> {}
        }
    }

    private void applyPassword(Entry entry) {
        users.applyPassword(entry);
        twoFactor.applyPassword(entry);
        sessions.applyEndOfAll(entry.text("id"), entry.text("staying"));
    }

    private void applyTwoFactor(Entry entry) {
        twoFactor.applyOn(entry);
        sessions.applyEndOfAll(entry.text("id"), entry.text("staying"));
    }

    private void applyRemoved(Entry entry) {
        users.applyRemoved(entry);
        twoFactor.forget(entry.text("id"));
        signOn.forget(entry.text("id"));
        sessions.applyEndOfAll(entry.text("id"), "");
    }
}
