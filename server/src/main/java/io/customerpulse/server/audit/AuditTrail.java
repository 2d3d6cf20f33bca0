package io.customerpulse.server.audit;

import io.customerpulse.server.intake.Control;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Who set what, when and from where: the control entries of the journal as the index keeps them, the newest first.
/// Nothing is kept beside them, so an erasure that takes an entry takes it here too.
///
/// What is shown of an entry is named here, kind by kind, so that no secret and no hash is shown that nobody thought
/// of. Of a kind that is not named, only that it was set is shown, by whom and when.
public final class AuditTrail {

    /// The kind of a note that all of a person was taken away.
    public static final String EXPORT = "export.made";
    /// The kind of a note that a list of customers was taken away.
    public static final String LIST = "list.taken";
    /// The kind of a note that a backup of everything was taken.
    public static final String BACKUP = "backup.made";

    /// Most entries that are looked at for one page.
    static final int LOOKED_AT_MAX = 20_000;

    /// What the server writes for itself: nobody did it.
    private static final Set<String> NOT_SET = Set.of(
            "access.uses",
            "request.done",
            "user.rehashed",
            "admin.rehashed",
            "two_factor.used",
            "population",
            "sample.loaded");

    private static final Map<String, Shown> SHOWN = Map.ofEntries(
            of("key.made", "id", "name", "scopes", "addresses", "until", "replaces", "replaced_until"),
            of("key.revoked", "id"),
            of("source.put", "id", "kind", "name", "write_key", "enabled"),
            of("source.removed", "id"),
            of("user.made", "id", "name", "role"),
            of("user.role", "id", "role"),
            of("user.password", "id"),
            of("user.removed", "id", "name"),
            of("user.linked", "id", "issuer", "subject"),
            of("admin.made", "id", "name"),
            of("admin.password", "id"),
            of("admin.removed", "id"),
            of("two_factor.on", "id"),
            of("two_factor.off", "id"),
            of("two_factor.recovered", "id"),
            of("session.made", "id", "agent"),
            of("session.ended", "id"),
            of("consent.set", "identifier", "purpose", "channel", "granted", "source", "wording"),
            of("identity.merge", "", "pairs"),
            of("identity.split", "", "pairs"),
            of("erase.begun", "id"),
            of("erase.done", "id", "counts"),
            of("view.put", "id", "name", "shared"),
            of("view.removed", "id"),
            of("source_data.removing", "source"),
            of("source_data.removed", "source", "counts"),
            of("failed.resolved", "", "how", "reason", "ids"),
            of("model.candidate", "id"),
            of("model.adoption", "model", "how", "reason"),
            of("catalog.change", "id", "how", "reason"),
            of("import.begun", "id", "name", "bytes"),
            of("import.ended", "id", "how", "stored", "duplicate", "failed", "joined", "reason"),
            of(EXPORT, "identifier", "format"),
            of(LIST, "", "stage", "filtered_by", "personal_data"),
            of(BACKUP, ""));

    private static final Shown NOTHING = new Shown("", List.of());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;

    /// What is shown of a kind.
    ///
    /// @param subject the field that says what it is about; empty for none
    private record Shown(String subject, List<String> fields) {}

    /// What is asked for.
    ///
    /// @param by    who set it; empty for whoever
    /// @param what  its kind; empty for whatever
    /// @param since nothing set before
    public record Filter(Optional<String> by, Optional<String> what, Instant since) {
        private boolean holds(Line line) {
            return by.filter(wanted -> !wanted.equals(line.by())).isEmpty()
                    && what.filter(wanted -> !wanted.equals(line.what())).isEmpty();
        }
    }

    /// Something that was set.
    ///
    /// @param id      the sequence of its entry
    /// @param at      when it was set
    /// @param by      the id of a user or a key, or a word for what nobody did; empty if it was not kept
    /// @param from    the address of whoever set it; empty if it was not kept
    /// @param what    its kind
    /// @param subject what it is about, by id or identifier; empty if it is about more than one thing
    /// @param before  fields that have changed, as they were, where that was kept
    /// @param after   fields as they were set
    public record Line(
            long id,
            Instant at,
            String by,
            String from,
            String what,
            String subject,
            Map<String, Object> before,
            Map<String, Object> after) {}

    /// A page.
    ///
    /// @param next from where it goes on, if it does
    public record Listing(List<Line> lines, Optional<Long> next) {}

    public AuditTrail(Store store) {
        this.store = store;
    }

    /// The beginning of an entry that says that something was done which changes nothing.
    public static ObjectNode note(String by, Instant at) {
        return JSON.createObjectNode().put("by", by).put("at", at.toString());
    }

    /// Some of what was set, the newest first.
    ///
    /// @param before only what has a lower id; `Long.MAX_VALUE` to begin
    public Listing list(Filter filter, long before, int limit) {
        List<Line> lines = new ArrayList<>();
        long[] looked = {0, before, 0};
        store.scanBack(Family.CONTROLS, Bytes.ofLong(before), Bytes.ofLong(0), (key, value) -> {
            if (lines.size() == limit || looked[0] == LOOKED_AT_MAX) {
                looked[2] = 1;
                return false;
            }
            looked[0]++;
            looked[1] = Bytes.readLong(key, 0);
            Optional<Line> line = Control.read(looked[1], value).flatMap(AuditTrail::line);
            boolean isOlder =
                    line.filter(each -> each.at().isBefore(filter.since())).isPresent();
            line.filter(each -> !isOlder && filter.holds(each)).ifPresent(lines::add);
            // Only what says where it comes from says for sure when it was entered.
            return !isOlder || line.filter(each -> each.from().isEmpty()).isPresent();
        });
        return new Listing(lines, looked[2] == 1 ? Optional.of(looked[1]) : Optional.empty());
    }

    private static Optional<Line> line(Control control) {
        if (NOT_SET.contains(control.kind())) return Optional.empty();
        if (!(JSON.readTree(control.json()) instanceof ObjectNode fields)) return Optional.empty();
        Shown shown = SHOWN.getOrDefault(control.kind(), NOTHING);
        Map<String, Object> after = new LinkedHashMap<>();
        for (String name : shown.fields()) if (fields.has(name)) after.put(name, plain(fields.get(name)));
        Map<String, Object> before = new LinkedHashMap<>();
        if (SHOWN.containsKey(control.kind())) {
            fields.path("before").properties().forEach(each -> before.put(each.getKey(), plain(each.getValue())));
        }
        return Optional.of(new Line(
                control.sequence(),
                at(fields),
                fields.path("by").asString(""),
                fields.path("from").asString(fields.path("address").asString("")),
                control.kind(),
                fields.path(shown.subject()).asString(""),
                before,
                after));
    }

    /// When it was set: `at` may be when it counts from, and in what is said of identifiers it is in microseconds.
    private static Instant at(ObjectNode fields) {
        JsonNode at = fields.has("entered_at") ? fields.get("entered_at") : fields.path("at");
        if (at.isIntegralNumber()) return Instant.EPOCH.plus(at.longValue(), ChronoUnit.MICROS);
        return at.isString() ? Instant.parse(at.stringValue()) : Instant.EPOCH;
    }

    private static Object plain(JsonNode node) {
        return JSON.treeToValue(node, Object.class);
    }

    private static Map.Entry<String, Shown> of(String kind, String subject, String... fields) {
        return Map.entry(kind, new Shown(subject, List.of(fields)));
    }
}
