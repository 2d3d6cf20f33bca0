package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bouncycastle.util.encoders.Base32;

/// The second thing that users who want it prove at login: a code of their authenticator app, or one of ten recovery
/// codes. Each code counts once, across a restart too.
///
/// The secret stands in the journal sealed by the user's password, so it is opened at a login and at no other time;
/// recovery codes stand there as hashes of 120 random bits. What is begun and not confirmed is in memory only.
public final class TwoFactor {

    /// Recovery codes of a user.
    public static final int RECOVERY_CODES = 10;
    /// How long what was begun may be confirmed.
    public static final Duration BEGUN_LASTS = Duration.ofMinutes(10);
    /// Most characters of a code as it is sent.
    public static final int CODE_MAX = 100;

    static final String ON = "two_factor.on";
    static final String OFF = "two_factor.off";
    static final String USED = "two_factor.used";
    static final String RECOVERED = "two_factor.recovered";

    private static final int RECOVERY_BYTES = 15;
    private static final int GROUP = 6;

    private final Records records;
    private final SecureRandom chance;
    private final Hashing hashing;
    private final Map<String, Factor> byUser = new ConcurrentHashMap<>();
    private final Map<String, Begun> begun = new ConcurrentHashMap<>();
    private final Object changing = new Object();

    /// What is kept of a user's.
    ///
    /// @param recovery hashes of the recovery codes that are left
    /// @param step     the last step of which a code was used
    private record Factor(Sealed sealed, List<Digest> recovery, long step) {

        Factor with(Sealed other) {
            return new Factor(other, recovery, step);
        }

        Factor usedAt(long later) {
            return new Factor(sealed, recovery, Math.max(step, later));
        }

        Factor without(String hash) {
            List<Digest> left =
                    recovery.stream().filter(each -> !each.hex().equals(hash)).toList();
            return new Factor(sealed, left, step);
        }
    }

    private record Begun(Totp totp, Sealed sealed, Instant until) {}

    /// What an authenticator app has to know; shown once.
    ///
    /// @param secret in Base32
    /// @param uri    the same as an app reads it
    /// @param until  when it has to be confirmed
    public record Started(String secret, String uri, Instant until) {

        @Override
        public String toString() {
            return "Started";
        }
    }

    /// What came of looking at a code.
    enum Check {
        /// It is right, or there is no second factor.
        PASSED,
        /// There is none, and one is needed.
        NEEDED,
        WRONG,
        /// Too many passwords are being looked at.
        BUSY
    }

    TwoFactor(Records records, SecureRandom chance, Hashing hashing) {
        this.records = records;
        this.chance = chance;
        this.hashing = hashing;
    }

    /// Whether a user has one.
    public boolean isOn(String user) {
        return byUser.containsKey(user);
    }

    /// How many recovery codes a user has left.
    public int recoveryCodes(String user) {
        Factor factor = byUser.get(user);
        return factor == null ? 0 : factor.recovery().size();
    }

    /// Draws a secret for a user; nothing changes until it is confirmed.
    ///
    /// @param owner with the password they have just proved
    Outcome<Started> start(User user, Sealed.Owner owner, Instant now) {
        if (isOn(user.id())) return flawed("", "on_already", "there is a second factor; end it first");
        Totp totp = Totp.random(chance);
        Optional<Sealed> sealed = hashing.one(() -> Sealed.of(totp.secret(), owner, chance));
        if (sealed.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
        Instant until = now.plus(BEGUN_LASTS);
        begun.values().removeIf(each -> now.isAfter(each.until()));
        begun.put(user.id(), new Begun(totp, sealed.get(), until));
        return new Outcome.Done<>(new Started(totp.secret(), totp.uri(user.name()), until));
    }

    /// Puts in force what was begun, once a code shows that the app has the secret; ends all the user's other sessions.
    ///
    /// @param staying the id of the session that stays
    /// @return the recovery codes, shown this once
    Outcome<List<String>> confirm(String user, String code, String staying, Instant now) {
        synchronized (changing) {
            Optional<Begun> wanted = Optional.ofNullable(begun.get(user)).filter(each -> now.isBefore(each.until()));
            if (wanted.isEmpty()) return flawed("", "not_begun", "begin with POST /api/v1/two-factor");
            OptionalLong step = wanted.get().totp().step(plain(code), now);
            if (step.isEmpty()) return flawed("/code", "wrong", "is not the code that the app shows now");
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < RECOVERY_CODES; i++) codes.add(recoveryCode());
            records.append(
                    ON,
                    Entry.by(new Stamp(user, now))
                            .put("id", user)
                            .put("sealed", wanted.get().sealed().text())
                            .put("recovery", codes.stream().map(TwoFactor::hash).toList())
                            .put("step", step.getAsLong())
                            .put("staying", staying)
                            .json());
            begun.remove(user);
            return new Outcome.Done<>(codes);
        }
    }

    /// Ends a user's second factor.
    Outcome<User> end(User user, Stamp stamp) {
        synchronized (changing) {
            if (!isOn(user.id())) return new Outcome.Missing<>();
            records.append(OFF, Entry.by(stamp).put("id", user.id()).json());
            return new Outcome.Done<>(user);
        }
    }

    /// Looks at a code, and uses it up if it is right.
    ///
    /// @param owner with the password they have just proved
    /// @param code  empty if there is none
    Check check(Sealed.Owner owner, String code, Instant now) {
        Factor factor = byUser.get(owner.id());
        if (factor == null) return Check.PASSED;
        String plain = plain(code);
        if (plain.isEmpty()) return Check.NEEDED;
        if (plain.length() > GROUP) return recover(owner.id(), plain, now);
        Optional<Optional<String>> opened = hashing.one(() -> factor.sealed().open(owner));
        if (opened.isEmpty()) return Check.BUSY;
        return opened.get()
                .map(secret -> use(owner.id(), new Totp(secret).step(plain, now), now))
                .orElse(Check.WRONG);
    }

    /// Changes a password while nothing else about second factors changes; the secret goes under the new one.
    ///
    /// @param change takes the secret as the new password seals it, or an empty text if there is none
    Outcome<User> whilePasswordChanges(
            Sealed.Owner present, Sealed.Owner next, Function<String, Outcome<User>> change) {
        synchronized (changing) {
            begun.remove(present.id());
            Factor factor = byUser.get(present.id());
            if (factor == null) return change.apply("");
            Optional<Optional<Sealed>> sealed =
                    hashing.one(() -> factor.sealed().open(present).map(secret -> Sealed.of(secret, next, chance)));
            if (sealed.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
            return change.apply(sealed.get().map(Sealed::text).orElse(""));
        }
    }

    void applyOn(Entry entry) {
        List<Digest> recovery =
                entry.texts("recovery").stream().map(Digest::new).toList();
        byUser.put(entry.text("id"), new Factor(new Sealed(entry.text("sealed")), recovery, entry.number("step")));
    }

    void applyOff(Entry entry) {
        forget(entry.text("id"));
    }

    void applyUsed(Entry entry) {
        byUser.computeIfPresent(entry.text("id"), (id, factor) -> factor.usedAt(entry.number("step")));
    }

    void applyRecovered(Entry entry) {
        byUser.computeIfPresent(entry.text("id"), (id, factor) -> factor.without(entry.text("hash")));
    }

    /// Takes note that a password has changed, and with it what seals the secret.
    void applyPassword(Entry entry) {
        String sealed = entry.text("sealed");
        if (sealed.isEmpty()) return;
        byUser.computeIfPresent(entry.text("id"), (id, factor) -> factor.with(new Sealed(sealed)));
    }

    void forget(String user) {
        byUser.remove(user);
        begun.remove(user);
    }

    private Check use(String user, OptionalLong step, Instant now) {
        synchronized (changing) {
            Factor factor = byUser.get(user);
            if (factor == null || step.isEmpty() || step.getAsLong() <= factor.step()) return Check.WRONG;
            records.append(
                    USED,
                    Entry.by(new Stamp(user, now))
                            .put("id", user)
                            .put("step", step.getAsLong())
                            .json());
            return Check.PASSED;
        }
    }

    private Check recover(String user, String code, Instant now) {
        synchronized (changing) {
            Factor factor = byUser.get(user);
            String hash = hash(code);
            boolean isLeft = factor != null
                    && factor.recovery().stream()
                                    .filter(each -> Digest.same(each.hex(), hash))
                                    .count()
                            == 1;
            if (!isLeft) return Check.WRONG;
            records.append(
                    RECOVERED,
                    Entry.by(new Stamp(user, now))
                            .put("id", user)
                            .put("hash", hash)
                            .json());
            return Check.PASSED;
        }
    }

    private String recoveryCode() {
        byte[] drawn = new byte[RECOVERY_BYTES];
        chance.nextBytes(drawn);
        String text = Base32.toBase32String(drawn).toLowerCase(Locale.ROOT);
        List<String> groups = new ArrayList<>();
        for (int at = 0; at < text.length(); at += GROUP) groups.add(text.substring(at, at + GROUP));
        return String.join("-", groups);
    }

    private static String hash(String code) {
        return Digest.of(plain(code)).hex();
    }

    /// A code as it is compared: people put blanks and dashes where they like.
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static <T> Outcome<T> flawed(String pointer, String code, String message) {
        return new Outcome.Flawed<>(List.of(new Flaw(pointer, code, message)));
    }
}
