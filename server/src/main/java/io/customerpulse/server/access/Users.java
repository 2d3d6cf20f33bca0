package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The users, their roles, and what is kept of their passwords. There is none until somebody claims the first link,
/// and never one with a password that we chose. The first is an administrator, and one always is.
public final class Users {

    /// Most of them.
    public static final int USERS_MAX = 1_000;
    /// Most characters of a name.
    public static final int NAME_MAX = 200;

    static final String MADE = "user.made";
    static final String ROLE = "user.role";
    static final String PASSWORD = "user.password";
    static final String REHASHED = "user.rehashed";
    static final String REMOVED = "user.removed";

    /// As they were called before there were roles. Other names now, so that no older version takes a viewer for an
    /// administrator.
    static final String MADE_BEFORE_ROLES = "admin.made";

    static final String PASSWORD_BEFORE_ROLES = "admin.password";
    static final String REHASHED_BEFORE_ROLES = "admin.rehashed";
    static final String REMOVED_BEFORE_ROLES = "admin.removed";

    private static final String LAST = "last_administrator";

    private final Records records;
    private final SecureRandom chance;
    private final Password nobodys;
    private final Map<String, User> byId = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, Password> passwords = new ConcurrentHashMap<>();
    private final Hashing hashing;
    private final Object changing = new Object();

    Users(Records records, SecureRandom chance, Hashing hashing) {
        this.records = records;
        this.chance = chance;
        this.hashing = hashing;
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

    public List<User> list() {
        return byId.values().stream()
                .sorted(Comparator.comparing((User each) -> each.made().at()).thenComparing(User::id))
                .toList();
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// What a user is called, or was before they were removed.
    public Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /// The user of a name; case and ways to write the same letters make no difference.
    Optional<User> named(String name) {
        String plain = plain(name);
        return byId.values().stream()
                .filter(each -> plain(each.name()).equals(plain))
                .findFirst();
    }

    /// Whether a name is somebody's.
    public boolean isTaken(String name) {
        return named(name).isPresent();
    }

    /// The form of a name that is compared.
    static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// Whether a password is this user's. It takes as long for a name that nobody has.
    Check check(Optional<User> user, String password) {
        Password expected = user.flatMap(each -> Optional.ofNullable(passwords.get(each.id())))
                .orElse(nobodys);
        return hashing.one(() -> expected.isOf(PasswordRules.normal(password)))
                .map(isRight -> isRight && user.isPresent() ? Check.RIGHT : Check.WRONG)
                .orElse(Check.BUSY);
    }

    /// Hashes again, after a login, what was hashed when less was asked for.
    void strengthen(User user, String password, Stamp stamp) {
        Password kept = passwords.get(user.id());
        if (kept == null || !kept.isWeakerThanNow()) return;
        hash(password)
                .ifPresent(hash -> records.append(
                        REHASHED,
                        Entry.by(stamp)
                                .put("id", user.id())
                                .put("hash", hash.text())
                                .json()));
    }

    /// Makes one.
    Outcome<User> make(User.Wanted wanted, Stamp stamp) {
        String name = wanted.name();
        Optional<Flaw> weak = PasswordRules.flaw(wanted.password(), name);
        if (name.isBlank() || name.length() > NAME_MAX) {
            return flawed("/name", "bad_name", "must have 1 to %d characters".formatted(NAME_MAX));
        }
        if (weak.isPresent()) return new Outcome.Flawed<>(List.of(weak.get()));
        Optional<Password> hash = hash(wanted.password());
        if (hash.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
        Entry entry = Entry.by(stamp).put("hash", hash.get().text());
        return make(name.strip(), wanted.role(), entry);
    }

    /// Makes one who has no password: a provider of identities vouches for them.
    Outcome<User> makeVouched(String name, Role role, Stamp stamp) {
        return make(name.strip(), role, Entry.by(stamp));
    }

    /// Whether a user may prove by a password who they are; if not, a provider of identities vouches for them.
    public boolean hasPassword(String id) {
        return passwords.containsKey(id);
    }

    private Outcome<User> make(String name, Role role, Entry entry) {
        synchronized (changing) {
            if (named(name).isPresent()) return flawed("/name", "taken", "is the name of another user");
            if (byId.size() >= USERS_MAX) {
                return flawed("", "too_many_users", "at most " + USERS_MAX);
            }
            String id = "usr_" + Base62.random(chance, 12);
            entry.put("id", id).put("name", name).put("role", role.word());
            records.append(MADE, entry.json());
            return new Outcome.Done<>(find(id).orElseThrow());
        }
    }

    /// Another password of a user.
    ///
    /// @param staying the id of the session that stays; empty for none
    /// @param sealed  the secret of the second factor, sealed by the new password; empty if there is none
    record NewPassword(String password, String staying, String sealed) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /// Gives a user another password, and ends all their sessions but one.
    Outcome<User> change(User user, NewPassword wanted, Stamp stamp) {
        Optional<Flaw> weak = PasswordRules.flaw(wanted.password(), user.name());
        if (weak.isPresent()) return new Outcome.Flawed<>(List.of(weak.get()));
        Optional<Password> hash = hash(wanted.password());
        if (hash.isEmpty()) return flawed("", "busy", "too many passwords at once, try again");
        synchronized (changing) {
            if (!byId.containsKey(user.id())) return new Outcome.Missing<>();
            records.append(
                    PASSWORD,
                    Entry.by(stamp)
                            .put("id", user.id())
                            .put("hash", hash.get().text())
                            .put("staying", wanted.staying())
                            .put("sealed", wanted.sealed())
                            .json());
            return new Outcome.Done<>(user);
        }
    }

    /// Gives a user another role, at once. The last administrator stays one.
    public Outcome<User> change(String id, Role role, Stamp stamp) {
        synchronized (changing) {
            Optional<User> user = find(id);
            if (user.isEmpty()) return new Outcome.Missing<>();
            if (user.get().role() == role) return new Outcome.Done<>(user.get());
            if (isLastAdministrator(user.get())) return flawed("/role", LAST, "the last administrator stays one");
            records.append(
                    ROLE,
                    Entry.by(stamp)
                            .put("id", id)
                            .put("role", role.word())
                            .put("before", Map.of("role", user.get().role().word()))
                            .json());
            return new Outcome.Done<>(find(id).orElseThrow());
        }
    }

    /// Removes one, and ends all their sessions. The last administrator stays.
    public Outcome<User> remove(String id, Stamp stamp) {
        synchronized (changing) {
            Optional<User> user = find(id);
            if (user.isEmpty()) return new Outcome.Missing<>();
            if (isLastAdministrator(user.get())) return flawed("", LAST, "the last administrator stays");
            records.append(
                    REMOVED,
                    Entry.by(stamp).put("id", id).put("name", user.get().name()).json());
            return new Outcome.Done<>(user.get());
        }
    }

    void applyMade(Entry entry) {
        String id = entry.text("id");
        byId.put(id, new User(id, entry.text("name"), Role.in(entry), entry.stamp()));
        names.put(id, entry.text("name"));
        String hash = entry.text("hash");
        if (!hash.isEmpty()) passwords.put(id, new Password(hash));
    }

    void applyPassword(Entry entry) {
        passwords.computeIfPresent(entry.text("id"), (id, old) -> new Password(entry.text("hash")));
    }

    void applyRole(Entry entry) {
        byId.computeIfPresent(entry.text("id"), (id, user) -> user.with(Role.in(entry)));
    }

    void applyRemoved(Entry entry) {
        byId.remove(entry.text("id"));
        passwords.remove(entry.text("id"));
    }

    private boolean isLastAdministrator(User user) {
        return user.isAdministrator()
                && byId.values().stream().filter(User::isAdministrator).count() == 1;
    }

    private Optional<Password> hash(String password) {
        return hashing.one(() -> Password.of(PasswordRules.normal(password), chance));
    }

    private static <T> Outcome<T> flawed(String pointer, String code, String message) {
        return new Outcome.Flawed<>(List.of(new Flaw(pointer, code, message)));
    }
}
