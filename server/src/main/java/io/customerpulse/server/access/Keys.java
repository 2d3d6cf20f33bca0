package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The secret keys: for programs that ask and change. A key is shown once, kept as a hash, limited to scopes, and
/// revoked at once.
///
/// Reading needs no lock. Changes go one at a time; each is on disk before it is true.
public final class Keys {

    /// Most keys that are good at a time.
    public static final int GOOD_MAX = 1_000;
    /// Most keys that are remembered; beyond it, the oldest that are no longer good are not.
    public static final int KEPT_MAX = 10_000;
    /// Most characters of a name.
    public static final int NAME_MAX = 200;
    /// Most ranges of addresses of a key.
    public static final int ADDRESSES_MAX = 50;
    /// Longest time that an old key stays good beside the one that replaces it.
    public static final Duration OVERLAP_MAX = Duration.ofDays(30);

    static final String MADE = "key.made";
    static final String REVOKED = "key.revoked";

    private final Records records;
    private final SecureRandom chance;
    private final Uses uses;
    private final Map<String, Key> byId = new ConcurrentHashMap<>();
    private final Map<Digest, String> ids = new ConcurrentHashMap<>();
    private final Object changing = new Object();

    Keys(Records records, SecureRandom chance, Uses uses) {
        this.records = records;
        this.chance = chance;
        this.uses = uses;
    }

    /// The key that a text is, if it is one, is good now, and may be used from this address. Its use is noted.
    public Optional<Key> check(String text, String address, Instant now) {
        if (!SecretKey.isWhole(text)) return Optional.empty();
        Digest digest = Digest.of(text);
        return Optional.ofNullable(ids.get(digest))
                .flatMap(this::find)
                .filter(key -> key.isGood(now) && key.mayComeFrom(address))
                .map(key -> {
                    uses.note(key.id(), now);
                    return key;
                });
    }

    /// All keys that are good, and those that were, the newest first.
    public List<Key> list() {
        return byId.values().stream()
                .sorted(Comparator.comparing((Key key) -> key.made().at())
                        .reversed()
                        .thenComparing(Key::id))
                .toList();
    }

    /// A key by its id, good or not.
    public Optional<Key> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// When a key was last used, as far as is known: to the hour across a restart.
    public Optional<Instant> lastUse(String id) {
        return uses.last(id);
    }

    /// Makes a key. Its secret is in the answer and nowhere else.
    public Outcome<Key.Made> make(Key.Wanted wanted, Stamp stamp) {
        synchronized (changing) {
            List<Flaw> flaws = flaws(wanted, stamp.at());
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            return new Outcome.Done<>(append(wanted, Entry.by(stamp)));
        }
    }

    /// Makes a new key like an old one, which stays good for a while longer, so that both are good until every
    /// program has the new one. One entry: either both happen or none.
    public Outcome<Key.Made> rotate(String id, Duration overlap, Stamp stamp) {
        synchronized (changing) {
            Optional<Key> old = find(id).filter(key -> key.isGood(stamp.at()));
            if (old.isEmpty()) return new Outcome.Missing<>();
            List<Flaw> flaws = new ArrayList<>(full(stamp.at()));
            if (overlap.isNegative() || overlap.compareTo(OVERLAP_MAX) > 0) {
                flaws.add(new Flaw("/overlap_seconds", "out_of_range", "must be 0 to " + OVERLAP_MAX.toSeconds()));
            }
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            Key.Wanted same = new Key.Wanted(
                    old.get().name(),
                    old.get().scopes().stream().map(Scope::word).toList(),
                    old.get().addresses().stream().map(AddressRange::text).toList(),
                    old.get().until());
            Entry entry = Entry.by(stamp)
                    .put("replaces", id)
                    .put("replaced_until", stamp.at().plus(overlap));
            return new Outcome.Done<>(append(same, entry));
        }
    }

    /// Ends a key at once: the next request with it is refused. Ending it again changes nothing.
    public Outcome<Key> revoke(String id, Stamp stamp) {
        synchronized (changing) {
            Optional<Key> key = find(id);
            if (key.isEmpty()) return new Outcome.Missing<>();
            if (key.get().revocation().isEmpty()) {
                records.append(REVOKED, Entry.by(stamp).put("id", id).json());
            }
            return new Outcome.Done<>(find(id).orElseThrow());
        }
    }

    void applyMade(Entry entry) {
        Key key = new Key(
                entry.text("id"),
                entry.text("name"),
                entry.text("shown"),
                entry.texts("scopes").stream()
                        .map(Scope::of)
                        .flatMap(Optional::stream)
                        .toList(),
                entry.texts("addresses").stream().map(AddressRange::new).toList(),
                entry.stamp(),
                entry.instant("until"),
                Instant.MAX);
        byId.putIfAbsent(key.id(), key);
        ids.put(new Digest(entry.text("hash")), key.id());
        Instant end = entry.instant("replaced_until");
        byId.computeIfPresent(entry.text("replaces"), (id, old) -> old.endingAt(end));
        if (byId.size() > KEPT_MAX) dropOldest(entry.stamp().at());
    }

    /// Forgets a tenth of the keys, of those that are no longer good the ones made first: what is left is the same
    /// in every replay.
    private void dropOldest(Instant now) {
        byId.values().stream()
                .filter(key -> !key.isGood(now))
                .sorted(Comparator.comparing((Key key) -> key.made().at()).thenComparing(Key::id))
                .limit(KEPT_MAX / 10)
                .toList()
                .forEach(key -> {
                    byId.remove(key.id());
                    uses.forget(key.id());
                });
        ids.values().removeIf(id -> !byId.containsKey(id));
    }

    void applyRevoked(Entry entry) {
        byId.computeIfPresent(
                entry.text("id"), (id, key) -> key.revoked(entry.stamp().at()));
    }

    private Key.Made append(Key.Wanted wanted, Entry entry) {
        String secret = SecretKey.random(chance);
        String id = "key_" + Base62.random(chance, 12);
        records.append(
                MADE,
                entry.put("id", id)
                        .put("name", wanted.name())
                        .put("shown", SecretKey.shown(secret))
                        .put("hash", Digest.of(secret).hex())
                        .put("scopes", wanted.scopes())
                        .put("addresses", wanted.addresses())
                        .put("until", wanted.until())
                        .json());
        return new Key.Made(find(id).orElseThrow(), secret);
    }

    private List<Flaw> flaws(Key.Wanted wanted, Instant now) {
        List<Flaw> flaws = new ArrayList<>(full(now));
        if (wanted.name().isBlank() || wanted.name().length() > NAME_MAX) {
            flaws.add(new Flaw("/name", "bad_name", "must have 1 to %d characters".formatted(NAME_MAX)));
        }
        if (wanted.scopes().isEmpty()) flaws.add(new Flaw("/scopes", "missing", "a key needs a scope"));
        flawed(wanted.scopes(), word -> Scope.of(word).isEmpty())
                .forEach(i ->
                        flaws.add(new Flaw("/scopes/" + i, "unknown_scope", "is no scope; see the page on access")));
        if (wanted.addresses().size() > ADDRESSES_MAX) {
            flaws.add(new Flaw("/addresses", "too_many", "at most %d ranges".formatted(ADDRESSES_MAX)));
        }
        flawed(wanted.addresses(), text -> AddressRange.of(text).isEmpty())
                .forEach(i -> flaws.add(new Flaw(
                        "/addresses/" + i, "not_a_range", "must be an IP address or a range such as 10.0.0.0/8")));
        if (!wanted.until().isAfter(now)) {
            flaws.add(new Flaw("/expires_at", "in_the_past", "must lie ahead"));
        }
        return flaws;
    }

    private static List<Integer> flawed(List<String> texts, Predicate<String> isFlawed) {
        return IntStream.range(0, texts.size())
                .filter(i -> isFlawed.test(texts.get(i)))
                .boxed()
                .toList();
    }

    private List<Flaw> full(Instant now) {
        long good = byId.values().stream().filter(key -> key.isGood(now)).count();
        return good < GOOD_MAX
                ? List.of()
                : List.of(new Flaw("", "too_many_keys", "there are %d keys, revoke some first".formatted(good)));
    }
}
