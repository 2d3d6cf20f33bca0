package io.customerpulse.server.view;

import io.customerpulse.server.access.Flaw;
import io.customerpulse.server.access.Outcome;
import io.customerpulse.server.access.Records;
import io.customerpulse.server.access.Stamp;
import io.customerpulse.server.intake.Control;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All saved views: a fold over the controls of the journal. Reading needs no lock; changes go one at a time and are
/// on disk before they are true.
///
/// | who | sees | changes | removes |
/// |---|---|---|---|
/// | its owner | yes | yes | yes |
/// | another of the team | if it is shared | no | no |
/// | whoever may do everything | if it is shared | no | if it is shared |
///
/// With a user go the views that they did not share; the shared ones stay the team's.
public final class Views {

    /// Most characters of a name.
    public static final int NAME_MAX = 100;
    /// Most characters of a query.
    public static final int QUERY_MAX = 2_000;
    /// Most views of one person.
    public static final int OWN_MAX = 50;
    /// Most views of all: some megabytes, and one answer.
    public static final int VIEWS_MAX = 2_000;

    static final String PUT = "view.put";
    static final String REMOVED = "view.removed";

    /// Kinds of controls that say that a user is gone.
    private static final List<String> LEFT = List.of("user.removed", "admin.removed");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ID_BYTES = 8;

    private final Records records;
    private final SecureRandom chance;
    private final Map<String, SavedView> byId = new ConcurrentHashMap<>();
    private final Object changing = new Object();

    /// Knows none yet.
    ///
    /// @param chance the source of ids
    public Views(Records records, SecureRandom chance) {
        this.records = records;
        this.chance = chance;
    }

    /// What somebody sees: their own, and what others share; by name.
    ///
    /// @param who the id of a user; of nobody, or of a key, only what is shared
    public List<SavedView> seenBy(String who) {
        return byId.values().stream()
                .filter(view -> view.shared() || view.owner().equals(who))
                .sorted(Comparator.comparing(SavedView::name).thenComparing(SavedView::id))
                .toList();
    }

    /// Saves a new view, whose owner is whoever saves it.
    public Outcome<SavedView> make(SavedView.Wanted wanted, Stamp stamp) {
        synchronized (changing) {
            List<Flaw> flaws = flaws(wanted);
            long own = byId.values().stream()
                    .filter(view -> view.owner().equals(stamp.by()))
                    .count();
            if (own >= OWN_MAX) flaws.add(tooMany(OWN_MAX, "of your own"));
            if (byId.size() >= VIEWS_MAX) flaws.add(tooMany(VIEWS_MAX, "on a server"));
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            byte[] drawn = new byte[ID_BYTES];
            chance.nextBytes(drawn);
            return new Outcome.Done<>(put("view_" + HexFormat.of().formatHex(drawn), wanted, entry(stamp)));
        }
    }

    /// Saves a view of one's own in another way.
    public Outcome<SavedView> change(String id, SavedView.Wanted wanted, Stamp stamp) {
        synchronized (changing) {
            Optional<SavedView> old = find(id).filter(view -> view.owner().equals(stamp.by()));
            if (old.isEmpty()) return new Outcome.Missing<>();
            List<Flaw> flaws = flaws(wanted);
            if (!flaws.isEmpty()) return new Outcome.Flawed<>(flaws);
            if (old.get().isAs(wanted)) return new Outcome.Done<>(old.get());
            ObjectNode entry = entry(stamp);
            ObjectNode before = entry.putObject("before");
            if (!old.get().name().equals(wanted.name()))
                before.put("name", old.get().name());
            if (old.get().shared() != wanted.shared())
                before.put("shared", old.get().shared());
            return new Outcome.Done<>(put(id, wanted, entry));
        }
    }

    /// Removes a view.
    ///
    /// @param mayAny whether whoever asks may remove what others share, too
    public Outcome<SavedView> remove(String id, boolean mayAny, Stamp stamp) {
        synchronized (changing) {
            Optional<SavedView> old =
                    find(id).filter(view -> view.owner().equals(stamp.by()) || (mayAny && view.shared()));
            if (old.isEmpty()) return new Outcome.Missing<>();
            records.append(REMOVED, entry(stamp).put("id", id).toString());
            return new Outcome.Done<>(old.get());
        }
    }

    /// Whether somebody could see a view, but not change it.
    public boolean isOfAnother(String id, String who) {
        return find(id).filter(SavedView::shared)
                .filter(view -> !view.owner().equals(who))
                .isPresent();
    }

    /// Takes note of what was set; passes over controls of other kinds.
    public void apply(Control control) {
        if (control.kind().equals(PUT)) {
            SavedView view = read(JSON.readTree(control.json()));
            byId.put(view.id(), view);
        } else if (control.kind().equals(REMOVED)) {
            byId.remove(JSON.readTree(control.json()).path("id").asString(""));
        } else if (LEFT.contains(control.kind())) {
            String left = JSON.readTree(control.json()).path("id").asString("");
            byId.values().removeIf(view -> view.owner().equals(left) && !view.shared());
        }
    }

    /// Forgets the views whose words name a person who is erased. The journal forgets them by itself.
    public void forget(Predicate<String> isNamed) {
        byId.values().removeIf(view -> isNamed.test(view.words()));
    }

    private Optional<SavedView> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private SavedView put(String id, SavedView.Wanted wanted, ObjectNode entry) {
        entry.put("id", id).put("name", wanted.name()).put("shared", wanted.shared());
        ObjectNode asked = entry.putObject("asked");
        wanted.asked().forEach(asked::put);
        records.append(PUT, entry.toString());
        return find(id).orElseThrow();
    }

    /// Nobody but its owner saves a view, so whoever set it owns it.
    private static SavedView read(JsonNode json) {
        return new SavedView(
                json.path("id").asString(""),
                json.path("by").asString(""),
                json.path("name").asString(""),
                asked(json),
                json.path("shared").asBoolean(false),
                Instant.parse(json.path("at").asString("")));
    }

    /// The parameters in a control that saves a view.
    static SortedMap<String, String> asked(JsonNode json) {
        SortedMap<String, String> asked = new TreeMap<>();
        json.path("asked")
                .properties()
                .forEach(each -> asked.put(each.getKey(), each.getValue().asString("")));
        return asked;
    }

    private static ObjectNode entry(Stamp stamp) {
        return JSON.createObjectNode()
                .put("by", stamp.by())
                .put("at", stamp.at().toString());
    }

    private static List<Flaw> flaws(SavedView.Wanted wanted) {
        List<Flaw> flaws = new ArrayList<>();
        boolean isPlain = wanted.name().chars().noneMatch(Character::isISOControl);
        if (wanted.name().isBlank() || wanted.name().length() > NAME_MAX || !isPlain) {
            flaws.add(new Flaw(
                    "/name", "bad_name", "must have 1 to %d characters, none of them a control".formatted(NAME_MAX)));
        }
        if (ListQuery.of(wanted.asked()).length() > QUERY_MAX) {
            flaws.add(new Flaw("/query", "too_long", "at most %d characters".formatted(QUERY_MAX)));
        }
        return flaws;
    }

    private static Flaw tooMany(int max, String whose) {
        return new Flaw("", "too_many_views", "at most %d %s; remove some first".formatted(max, whose));
    }
}
