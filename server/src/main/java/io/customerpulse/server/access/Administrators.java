package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The administrators and what is kept of their passwords. There is none until somebody claims the first link,
/// and never one with a password that we chose.
public final class Administrators {

    /// Most of them.
    public static final int ADMINISTRATORS_MAX = 100;
    /// Most characters of a name.
    public static final int NAME_MAX = 200;
    /// Hashes computed at once: each takes 19 MiB and a core.
    static final int HASHES_AT_ONCE = 2;

    static final String MADE = "admin.made";
    static final String PASSWORD = "admin.password";
    static final String REHASHED = "admin.rehashed";
    static final String REMOVED = "admin.removed";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Records records;
    private final SecureRandom chance;
    private final Password nobodys;
    private final Map<String, Administrator> byId = new ConcurrentHashMap<>();
    private final Map<String, Password> passwords = new ConcurrentHashMap<>();
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
    private final Object changing = new Object();

    Administrators(Records records, SecureRandom chance) {
        this.records = records;
        this.chance = chance;
        this.nobodys = Password.ofNobody(chance);
    }

    /// What came of looking at a password.
    enum Check {
        RIGHT,
        WRONG,
        /// Too many passwords are being looked at.
        BUSY
    }

    public boolean isEmpty() {
        return byId.isEmpty();
    }

    public List<Administrator> list() {
        return byId.values().stream()
                .sorted(Comparator.comparing((Administrator each) -> each.made().at())
                        .thenComparing(Administrator::id))
                .toList();
    }

    public Optional<Administrator> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The administrator of a name; case and ways to write the same letters make no difference.
    Optional<Administrator> named(String name) {
        String plain = plain(name);
        return byId.values().stream()
                .filter(each -> plain(each.name()).equals(plain))
                .findFirst();
    }

    /// The form of a name that is compared.
    static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// Whether a password is this administrator's. It takes as long for a name that nobody has.
    Check check(Optional<Administrator> administrator, String password) {
        Password expected = administrator
                .flatMap(each -> Optional.ofNullable(passwords.get(each.id())))
                .orElse(nobodys);
        if (!startHashing()) return Check.BUSY;
        try {
            boolean isRight = expected.isOf(PasswordRules.normal(password));
            return isRight && administrator.isPresent() ? Check.RIGHT : Check.WRONG;
        } finally {
            hashing.release();
        }
    }

    /// Hashes again, after a login, what was hashed when less was asked for.
    void strengthen(Administrator administrator, String password, Stamp stamp) {
        Password kept = passwords.get(administrator.id());
        if (kept == null || !kept.isWeakerThanNow()) return;
        hash(password)
                .ifPresent(hash -> records.append(
                        REHASHED,
                        Entry.by(stamp)
                                .put("id", administrator.id())
                                .put("hash", hash.text())
                                .json()));
    }

    /// Makes one.
    Outcome<Administrator> make(String name, String password, Stamp stamp) {
        Optional<Flaw> weak = PasswordRules.flaw(password, name);
        if (name.isBlank() || name.length() > NAME_MAX) {
            return flawed("/name", "bad_name", "must have 1 to %d characters".formatted(NAME_MAX));
        }
        if (weak.isPresent()) return new Outcome.Flawed<>(List.of(weak.get()));
        Optional<Password> hash = hash(password);
        if (hash.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
        synchronized (changing) {
            if (named(name).isPresent()) return flawed("/name", "taken", "is the name of another administrator");
            if (byId.size() >= ADMINISTRATORS_MAX) {
                return flawed("", "too_many_administrators", "at most " + ADMINISTRATORS_MAX);
            }
            String id = "adm_" + Base62.random(chance, 12);
            records.append(
                    MADE,
                    Entry.by(stamp)
                            .put("id", id)
                            .put("name", name.strip())
                            .put("hash", hash.get().text())
                            .json());
            return new Outcome.Done<>(find(id).orElseThrow());
        }
    }

    /// Gives an administrator another password, and ends all their sessions but one.
    ///
    /// @param staying the id of the session that stays; empty for none
    Outcome<Administrator> change(Administrator administrator, String password, String staying, Stamp stamp) {
        Optional<Flaw> weak = PasswordRules.flaw(password, administrator.name());
        if (weak.isPresent()) return new Outcome.Flawed<>(List.of(weak.get()));
        Optional<Password> hash = hash(password);
        if (hash.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
        synchronized (changing) {
            if (!byId.containsKey(administrator.id())) return new Outcome.Missing<>();
            records.append(
                    PASSWORD,
                    Entry.by(stamp)
                            .put("id", administrator.id())
                            .put("hash", hash.get().text())
                            .put("staying", staying)
                            .json());
            return new Outcome.Done<>(administrator);
        }
    }

    /// Removes one, and ends all their sessions. The last one stays.
    public Outcome<Administrator> remove(String id, Stamp stamp) {
        synchronized (changing) {
            Optional<Administrator> administrator = find(id);
            if (administrator.isEmpty()) return new Outcome.Missing<>();
            if (byId.size() == 1) return flawed("", "last_administrator", "the last administrator stays");
            records.append(REMOVED, Entry.by(stamp).put("id", id).json());
            return new Outcome.Done<>(administrator.get());
        }
    }

    void applyMade(Entry entry) {
        String id = entry.text("id");
        byId.put(id, new Administrator(id, entry.text("name"), entry.stamp()));
        passwords.put(id, new Password(entry.text("hash")));
    }

    void applyPassword(Entry entry) {
        passwords.computeIfPresent(entry.text("id"), (id, old) -> new Password(entry.text("hash")));
    }

    void applyRemoved(Entry entry) {
        byId.remove(entry.text("id"));
        passwords.remove(entry.text("id"));
    }

    private Optional<Password> hash(String password) {
        if (!startHashing()) return Optional.empty();
        try {
            return Optional.of(Password.of(PasswordRules.normal(password), chance));
        } finally {
            hashing.release();
        }
    }

    private boolean startHashing() {
        try {
            return hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> Outcome<T> flawed(String pointer, String code, String message) {
        return new Outcome.Flawed<>(List.of(new Flaw(pointer, code, message)));
    }
}
