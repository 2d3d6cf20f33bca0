package io.customerpulse.server.access;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The sources a brand has set up: who may send interactions, and what they are verified with.
///
/// Webhook secrets are kept as they are, because signatures cannot be verified with a hash of them: in the
/// journal, whose folder only its owner may read, and in no answer. Reading needs no lock; changes go one at a
/// time and are on disk before they are true.
public final class Sources {

    /// Most sources that are not removed.
    public static final int SOURCES_MAX = 1_000;
    /// Most characters of a name.
    public static final int NAME_MAX = 200;
    /// Most characters of a secret; a public key in PEM fits.
    public static final int SECRET_MAX = 8_192;
    /// Most characters of one option; a mapping fits.
    public static final int OPTION_MAX = 65_536;

    /// Most characters that an entry keeps of an option as it was.
    private static final int SHOWN_MAX = 200;

    static final String PUT = "source.put";
    static final String REMOVED = "source.removed";

    private static final Pattern WRITE_KEY = Pattern.compile("[A-Za-z0-9_-]{8,128}");

    private final Records records;
    private final SecureRandom chance;
    private final Map<String, SourceKind> kinds = new ConcurrentHashMap<>();
    private final Map<String, SourceEntry> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idByWriteKey = new ConcurrentHashMap<>();
    private final Object changing = new Object();

    Sources(Records records, SecureRandom chance, List<SourceKind> kinds) {
        this.records = records;
        this.chance = chance;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
    }

    /// The source of a write key, enabled or not. The write key is public, so nothing is lost by looking it up.
    public Optional<SourceEntry> account(String writeKey) {
        return Optional.ofNullable(idByWriteKey.get(writeKey)).flatMap(this::find);
    }

    /// The source with this id, enabled or not, if it is of this kind.
    public Optional<SourceEntry> account(String kind, String id) {
        return find(id).filter(source -> source.kind().equals(kind));
    }

    /// The source with this id, of any kind.
    public Optional<SourceEntry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All sources that are not removed, the newest first.
    public List<SourceEntry> list() {
        return byId.values().stream()
                .sorted(Comparator.comparing(
                                (SourceEntry source) -> source.made().at())
                        .reversed()
                        .thenComparing(SourceEntry::id))
                .toList();
    }

    /// Sets a source up.
    public Outcome<SourceEntry> make(SourceEntry.Wanted wanted, Stamp stamp) {
        synchronized (changing) {
            List<Flaw> flaws = flaws("", wanted);
            if (byId.size() >= SOURCES_MAX) {
                flaws.add(new Flaw("", "too_many_sources", "at most %d; remove some first".formatted(SOURCES_MAX)));
            }
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            String id = "src_" + Base62.random(chance, 12);
            return new Outcome.Done<>(append(id, wanted, Entry.by(stamp)));
        }
    }

    /// Changes a source; what kind it is stays.
    public Outcome<SourceEntry> change(String id, UnaryOperator<SourceEntry.Wanted> change, Stamp stamp) {
        synchronized (changing) {
            Optional<SourceEntry> old = find(id);
            if (old.isEmpty()) return new Outcome.Missing<>();
            SourceEntry.Wanted wanted = change.apply(old.get().wanted());
            List<Flaw> flaws = flaws(id, wanted);
            if (!wanted.kind().equals(old.get().kind())) {
                flaws.add(new Flaw(
                        "/kind", "fixed", "stays %s".formatted(old.get().kind())));
            }
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            SourceEntry.Wanted before = old.get().wanted();
            if (wanted.equals(before)) return new Outcome.Done<>(old.get());
            Entry entry = Entry.by(stamp).put("before", changed(before, wanted));
            return new Outcome.Done<>(append(id, wanted, entry));
        }
    }

    /// Removes a source for good: nothing more comes from it, its id is not given again, and its secret is out of
    /// memory. What came from it stays.
    public Outcome<SourceEntry> remove(String id, Stamp stamp) {
        synchronized (changing) {
            Optional<SourceEntry> old = find(id);
            if (old.isEmpty()) return new Outcome.Missing<>();
            records.append(REMOVED, Entry.by(stamp).put("id", id).json());
            return new Outcome.Done<>(old.get());
        }
    }

    void applyPut(Entry entry) {
        String id = entry.text("id");
        Optional<SourceEntry> old = find(id);
        SourceEntry source = new SourceEntry(
                id,
                entry.text("kind"),
                entry.text("name"),
                entry.text("write_key"),
                entry.text("secret"),
                entry.textsByName("options"),
                entry.flag("enabled"),
                old.map(SourceEntry::made).orElse(entry.stamp()),
                entry.stamp());
        old.filter(before -> !before.writeKey().equals(source.writeKey()))
                .ifPresent(before -> idByWriteKey.remove(before.writeKey()));
        byId.put(id, source);
        if (!source.writeKey().isEmpty()) idByWriteKey.put(source.writeKey(), id);
    }

    void applyRemoved(Entry entry) {
        SourceEntry old = byId.remove(entry.text("id"));
        if (old != null) idByWriteKey.remove(old.writeKey());
    }

    /// What is no longer as it was, as it was; of a secret only that there was one.
    private static Map<String, String> changed(SourceEntry.Wanted before, SourceEntry.Wanted now) {
        Map<String, String> changed = new TreeMap<>();
        if (!before.name().equals(now.name())) changed.put("name", before.name());
        if (!before.writeKey().equals(now.writeKey())) changed.put("write_key", before.writeKey());
        if (!before.secret().equals(now.secret()))
            changed.put("secret", before.secret().isEmpty() ? "none" : "another");
        if (before.enabled() != now.enabled()) changed.put("enabled", Boolean.toString(before.enabled()));
        before.options().forEach((name, value) -> {
            if (!value.equals(now.options().get(name))) changed.put("options." + name, cut(value));
        });
        return changed;
    }

    private static String cut(String value) {
        return value.length() <= SHOWN_MAX ? value : value.substring(0, SHOWN_MAX) + "…";
    }

    private SourceEntry append(String id, SourceEntry.Wanted wanted, Entry entry) {
        boolean needsKey = kind(wanted.kind()).filter(SourceKind::writeKey).isPresent();
        String writeKey =
                needsKey && wanted.writeKey().isEmpty() ? "wk_" + Base62.random(chance, 16) : wanted.writeKey();
        records.append(
                PUT,
                entry.put("id", id)
                        .put("kind", wanted.kind())
                        .put("name", wanted.name())
                        .put("write_key", writeKey)
                        .put("secret", wanted.secret())
                        .put("options", wanted.options())
                        .put("enabled", wanted.enabled())
                        .json());
        return find(id).orElseThrow();
    }

    private List<Flaw> flaws(String id, SourceEntry.Wanted wanted) {
        List<Flaw> flaws = new ArrayList<>();
        if (wanted.name().isBlank() || wanted.name().length() > NAME_MAX) {
            flaws.add(new Flaw("/name", "bad_name", "must have 1 to %d characters".formatted(NAME_MAX)));
        }
        Optional<SourceKind> kind = kind(wanted.kind());
        if (kind.isEmpty()) {
            flaws.add(new Flaw(
                    "/kind",
                    "unknown_kind",
                    "must be one of " + kinds.keySet().stream().sorted().toList()));
            return flaws;
        }
        addSecretFlaws(flaws, kind.get(), wanted);
        addWriteKeyFlaws(flaws, kind.get(), id, wanted);
        addOptionFlaws(flaws, kind.get(), wanted.options());
        if (flaws.isEmpty() && !isReadAsBefore(id, wanted)) {
            List<String> problems = kind.get().check().problems(wanted.secret(), wanted.options());
            problems.forEach(problem -> flaws.add(flaw(problem)));
        }
        return flaws;
    }

    /// One that cannot read anything as it is may still be named otherwise, or switched off.
    private boolean isReadAsBefore(String id, SourceEntry.Wanted wanted) {
        return find(id).filter(old -> old.secret().equals(wanted.secret()))
                .filter(old -> old.options().equals(wanted.options()))
                .isPresent();
    }

    /// What a check of a kind found.
    private static Flaw flaw(String problem) {
        int colon = problem.indexOf(": ");
        String name = problem.substring(0, colon);
        String pointer = name.equals("secret") ? "/secret" : "/options/" + name;
        return new Flaw(pointer, "unusable", problem.substring(colon + 2));
    }

    private Optional<SourceKind> kind(String word) {
        return Optional.ofNullable(kinds.get(word));
    }

    private static void addSecretFlaws(List<Flaw> flaws, SourceKind kind, SourceEntry.Wanted wanted) {
        if (kind.secret() && wanted.secret().isBlank()) {
            flaws.add(new Flaw("/secret", "missing", "deliveries of this kind are verified with a secret"));
        }
        if (!kind.secret() && !wanted.secret().isEmpty()) {
            flaws.add(new Flaw("/secret", "not_used", "deliveries of this kind are not verified with a secret"));
        }
        if (wanted.secret().length() > SECRET_MAX) {
            flaws.add(new Flaw("/secret", "too_long", "at most %d characters".formatted(SECRET_MAX)));
        }
    }

    private void addWriteKeyFlaws(List<Flaw> flaws, SourceKind kind, String id, SourceEntry.Wanted wanted) {
        String writeKey = wanted.writeKey();
        if (writeKey.isEmpty()) return;
        if (!kind.writeKey()) {
            flaws.add(new Flaw("/write_key", "not_used", "sources of this kind have no write key"));
        } else if (!WRITE_KEY.matcher(writeKey).matches() || writeKey.startsWith(SecretKey.PREFIX)) {
            flaws.add(new Flaw("/write_key", "bad_shape", "must have 8 to 128 letters, digits, - or _"));
        } else if (!id.equals(idByWriteKey.getOrDefault(writeKey, id))) {
            flaws.add(new Flaw("/write_key", "taken", "is the write key of another source"));
        }
    }

    private static void addOptionFlaws(List<Flaw> flaws, SourceKind kind, Map<String, String> options) {
        options.forEach((name, value) -> {
            if (!kind.options().contains(name)) {
                flaws.add(new Flaw("/options/" + name, "unknown_option", "allowed: " + kind.options()));
            } else if (value.length() > OPTION_MAX) {
                flaws.add(new Flaw("/options/" + name, "too_long", "at most %d characters".formatted(OPTION_MAX)));
            }
        });
    }
}
