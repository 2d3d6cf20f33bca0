package io.customerpulse.server.imports;

import io.customerpulse.server.imports.Status.State;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.transfer.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the journal says of imports: a fold over its controls.
public final class ImportNotes {

    /// The kind of a control that says that a whole file is here, and is to be read.
    static final String BEGUN = "import.begun";

    /// The kind of a control that says how one ended.
    static final String ENDED = "import.ended";

    /// Ended ones that are remembered, the latest.
    static final int ENDED_MAX = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Status> open = new LinkedHashMap<>();
    private final Map<String, Status> ended = new LinkedHashMap<>();

    /// Takes note of what was set; passes over controls of other kinds.
    public synchronized void apply(Control control) {
        switch (control.kind()) {
            case BEGUN -> begin(JSON.readTree(control.json()));
            case ENDED -> end(JSON.readTree(control.json()));
            default -> {}
        }
    }

    /// Those that were begun and have not ended, in their order.
    synchronized List<Status> open() {
        return List.copyOf(open.values());
    }

    /// Those that have ended, the latest last.
    synchronized List<Status> ended() {
        return List.copyOf(ended.values());
    }

    synchronized Optional<Status> ended(String id) {
        return Optional.ofNullable(ended.get(id));
    }

    static String begun(Job job) {
        return JSON.createObjectNode()
                .put("id", job.id)
                .put("name", job.wanted.name())
                .put("bytes", job.wanted.bytes())
                .put("by", job.by)
                .put("at", job.begun.toString())
                .toString();
    }

    /// @param by who ended it: who cancelled it, or `import` itself
    static String ended(Status status, String by) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", status.id())
                .put("how", status.state().name().toLowerCase(Locale.ROOT))
                .put("read", status.read())
                .put("stored", status.tally().stored())
                .put("duplicate", status.tally().duplicate())
                .put("failed", status.tally().failed())
                .put("joined", status.tally().joined())
                .put("reason", status.reason())
                .put("by", by)
                .put("at", status.ended().orElse(status.begun()).toString());
        status.started().ifPresent(at -> json.put("started_at", at.toString()));
        return json.toString();
    }

    private void begin(JsonNode json) {
        String id = json.path("id").asString("");
        long bytes = json.path("bytes").asLong(0);
        open.put(
                id,
                new Status(
                        id,
                        json.path("name").asString(""),
                        bytes,
                        json.path("by").asString(""),
                        State.WAITING,
                        bytes,
                        0,
                        Tally.NONE,
                        OptionalLong.empty(),
                        instant(json.path("at")).orElse(Instant.EPOCH),
                        Optional.empty(),
                        Optional.empty(),
                        ""));
    }

    private void end(JsonNode json) {
        Status begun = open.remove(json.path("id").asString(""));
        if (begun == null) return;
        Tally tally = new Tally(
                json.path("stored").asLong(0),
                json.path("duplicate").asLong(0),
                json.path("failed").asLong(0),
                json.path("joined").asLong(0));
        ended.put(
                begun.id(),
                new Status(
                        begun.id(),
                        begun.name(),
                        begun.bytes(),
                        begun.by(),
                        State.valueOf(json.path("how").asString("done").toUpperCase(Locale.ROOT)),
                        begun.bytes(),
                        json.path("read").asLong(0),
                        tally,
                        OptionalLong.empty(),
                        begun.begun(),
                        instant(json.path("started_at")),
                        instant(json.path("at")),
                        json.path("reason").asString("")));
        if (ended.size() > ENDED_MAX) ended.remove(ended.keySet().iterator().next());
    }

    private static Optional<Instant> instant(JsonNode json) {
        return json.isString() ? Optional.of(Instant.parse(json.stringValue())) : Optional.empty();
    }
}
