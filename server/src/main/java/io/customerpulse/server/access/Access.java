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
    private final Administrators administrators;
    private final Sessions sessions;
    private final Login login;
    private final Setup setup;
    private final Repeats repeats;

    /// What a brand may set.
    ///
    /// @param kinds    the kinds of sources there are
    /// @param lifetime of sessions
    public record Settings(List<SourceKind> kinds, Sessions.Lifetime lifetime) {
        public Settings {
            kinds = List.copyOf(kinds);
        }
    }

    /// Knows nobody yet.
    ///
    /// @param chance the source of all tokens and keys
    public Access(Records records, SecureRandom chance, Settings settings) {
        uses = new Uses(records);
        keys = new Keys(records, chance, uses);
        sources = new Sources(records, chance, settings.kinds());
        administrators = new Administrators(records, chance);
        sessions = new Sessions(records, chance, uses, settings.lifetime());
        login = new Login(administrators, sessions, new LoginThrottle());
        setup = new Setup(administrators, login, chance);
        repeats = new Repeats(records);
    }

    public Keys keys() {
        return keys;
    }

    public Sources sources() {
        return sources;
    }

    public Administrators administrators() {
        return administrators;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Login login() {
        return login;
    }

    public Setup setup() {
        return setup;
    }

    /// The requests that were done and may come again.
    public Repeats repeats() {
        return repeats;
    }

    /// Who a session's token stands for, if it is good now.
    public Optional<Caller.Person> person(String token, Instant now) {
        return sessions.check(token, now)
                .flatMap(session -> administrators
                        .find(session.administrator())
                        .map(administrator -> new Caller.Person(administrator, session)));
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
            case Administrators.MADE -> administrators.applyMade(Entry.read(json));
            case Administrators.REHASHED -> administrators.applyPassword(Entry.read(json));
            case Administrators.PASSWORD -> applyPassword(Entry.read(json));
            case Administrators.REMOVED -> applyRemoved(Entry.read(json));
            case Sessions.MADE -> sessions.applyMade(Entry.read(json));
            case Sessions.ENDED -> sessions.applyEnded(Entry.read(json));
            case Uses.NOTED -> uses.apply(Entry.read(json));
            case Repeats.DONE -> repeats.apply(Entry.read(json));
            default -> {}
        }
    }

    private void applyPassword(Entry entry) {
        administrators.applyPassword(entry);
        sessions.applyEndOfAll(entry.text("id"), entry.text("staying"));
    }

    private void applyRemoved(Entry entry) {
        administrators.applyRemoved(entry);
        sessions.applyEndOfAll(entry.text("id"), "");
    }
}
