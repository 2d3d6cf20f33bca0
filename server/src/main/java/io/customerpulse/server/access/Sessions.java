package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who is logged in. A session is proved by a token of 256 random bits of which we keep the hash; it ends when it
/// is idle too long, when it is too old, when its owner ends it, and when their password changes. It is in the
/// journal, so a restart logs nobody out and brings no ended session back.
public final class Sessions {

    /// Most sessions of one user; the one that was not used for longest ends for one more.
    public static final int SESSIONS_MAX = 20;
    /// Most characters that are kept of what a browser says it is.
    static final int AGENT_MAX = 200;

    static final String MADE = "session.made";
    static final String ENDED = "session.ended";

    private static final int TOKEN_BYTES = 32;

    private final Records records;
    private final SecureRandom chance;
    private final Uses uses;
    private final Lifetime lifetime;
    private final Map<String, Session> byId = new ConcurrentHashMap<>();
    private final Map<Digest, String> ids = new ConcurrentHashMap<>();

    /// How long sessions last.
    ///
    /// @param idle without being used
    /// @param most in all
    public record Lifetime(Duration idle, Duration most) {

        /// Half a day idle, a week in all.
        public static final Lifetime USUAL = new Lifetime(Duration.ofHours(12), Duration.ofDays(7));
    }

    Sessions(Records records, SecureRandom chance, Uses uses, Lifetime lifetime) {
        this.records = records;
        this.chance = chance;
        this.uses = uses;
        this.lifetime = lifetime;
    }

    /// The session of a token, if it is still good. Its use is noted.
    public Optional<Session> check(String token, Instant now) {
        if (token.length() != Base62.digits(TOKEN_BYTES) || !Base62.holds(token)) return Optional.empty();
        Optional<Session> session = Optional.ofNullable(ids.get(Digest.of(token)))
                .flatMap(id -> Optional.ofNullable(byId.get(id)))
                .filter(each -> isGood(each, now));
        session.ifPresent(each -> uses.note(each.id(), now));
        return session;
    }

    /// Whether a session is good; asking is no use of it.
    boolean isGood(String id, Instant now) {
        Session session = byId.get(id);
        return session != null && isGood(session, now);
    }

    /// The good sessions of a user, the newest first.
    public List<Session> list(String user, Instant now) {
        return of(user).stream().filter(each -> isGood(each, now)).toList();
    }

    /// When it was last used, as far as is known.
    public Instant lastUse(Session session) {
        return uses.last(session.id())
                .filter(at -> at.isAfter(session.madeAt()))
                .orElse(session.madeAt());
    }

    /// When it ends if it is not used again.
    public Instant end(Session session) {
        Instant idle = lastUse(session).plus(lifetime.idle());
        Instant most = session.madeAt().plus(lifetime.most());
        return idle.isBefore(most) ? idle : most;
    }

    /// What a page of ours sends with every change, to show that it is ours. It follows from the token, and the
    /// token does not follow from it.
    public static String proof(String token) {
        return Digest.of("csrf:" + token).hex();
    }

    /// Whether a text is the proof of a token; in a time that does not tell how much was right.
    public static boolean isProof(String text, String token) {
        return Digest.same(proof(token), text);
    }

    /// Begins a session, always with a token of its own.
    Session.Begun begin(User user, Login.From from, Instant now) {
        String token = Base62.random(chance, TOKEN_BYTES);
        String id = "ses_" + Base62.random(chance, 12);
        String agent = from.agent().substring(0, Math.min(from.agent().length(), AGENT_MAX));
        of(user.id()).stream()
                .sorted(Comparator.comparing(this::lastUse).reversed())
                .skip(SESSIONS_MAX - 1)
                .forEach(unused -> end(unused.id(), new Stamp(user.id(), now)));
        records.append(
                MADE,
                Entry.by(new Stamp(user.id(), now))
                        .put("id", id)
                        .put("hash", Digest.of(token).hex())
                        .put("address", from.address())
                        .put("agent", agent)
                        .json());
        return new Session.Begun(new Session(id, user.id(), now, from.address(), agent), token);
    }

    /// Ends a session of a user at once; another's is missing, as if it did not exist.
    public Outcome<Session> end(String id, Stamp stamp) {
        Optional<Session> session =
                Optional.ofNullable(byId.get(id)).filter(each -> each.user().equals(stamp.by()));
        if (session.isEmpty()) return new Outcome.Missing<>();
        records.append(ENDED, Entry.by(stamp).put("id", id).json());
        return new Outcome.Done<>(session.get());
    }

    void applyMade(Entry entry) {
        Session session = new Session(
                entry.text("id"), entry.stamp().by(), entry.stamp().at(), entry.text("address"), entry.text("agent"));
        byId.put(session.id(), session);
        ids.put(new Digest(entry.text("hash")), session.id());
        // Journals of earlier versions do not say which ended; nor do two logins at once.
        of(session.user()).stream().skip(SESSIONS_MAX).forEach(oldest -> drop(oldest.id()));
    }

    void applyEnded(Entry entry) {
        drop(entry.text("id"));
    }

    /// Drops all sessions of a user but one.
    void applyEndOfAll(String user, String staying) {
        of(user).stream().filter(each -> !each.id().equals(staying)).forEach(each -> drop(each.id()));
    }

    /// Whether a user has logged in from an address within the longest life of a session.
    boolean isKnown(String user, String address) {
        return of(user).stream().anyMatch(each -> each.address().equals(address));
    }

    private boolean isGood(Session session, Instant now) {
        return now.isBefore(end(session));
    }

    private List<Session> of(String user) {
        return byId.values().stream()
                .filter(each -> each.user().equals(user))
                .sorted(Comparator.comparing(Session::madeAt).reversed().thenComparing(Session::id))
                .toList();
    }

    private void drop(String id) {
        byId.remove(id);
        ids.values().removeIf(id::equals);
        uses.forget(id);
    }
}
