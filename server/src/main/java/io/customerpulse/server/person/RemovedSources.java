package io.customerpulse.server.person;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Door;
import io.customerpulse.server.store.Key;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// The sources whose data were removed, live: a fold over the controls of the journal. Nothing comes in from them any
/// more; the id of a source is not given again.
final class RemovedSources {

    /// The code of a record of a source whose data were removed.
    static final String REMOVED_SOURCE = "removed_source";

    private static final String DETAIL = "all that its source sent was removed, so nothing more is taken in from it";

    private final Map<String, Removal> all = new ConcurrentHashMap<>();

    /// That all data of a source are to go.
    ///
    /// @param by   who asked for it
    /// @param done whether they are gone
    record Removal(String source, Instant at, String by, boolean done) {
        String json() {
            return Jsons.object()
                    .put("source", source)
                    .put("at", at.toString())
                    .put("by", by)
                    .toString();
        }
    }

    /// Takes note of what was set; passes over controls of other kinds.
    void control(Control control) {
        switch (control.kind()) {
            case Removals.BEGUN -> begun(Jsons.read(control.json()));
            case Removals.DONE ->
                all.computeIfPresent(
                        Jsons.read(control.json()).path("source").asString(""),
                        (source, begun) -> new Removal(source, begun.at(), begun.by(), true));
            default -> {}
        }
    }

    boolean has(String source) {
        return all.containsKey(source);
    }

    List<Removal> unfinished() {
        return all.values().stream().filter(each -> !each.done()).toList();
    }

    /// A door behind which another stands.
    Door before(Door inner) {
        return all.isEmpty() ? inner : new Shut(this, inner);
    }

    private void begun(JsonNode json) {
        String source = json.path("source").asString("");
        Instant at = Instant.parse(json.path("at").asString(""));
        all.putIfAbsent(source, new Removal(source, at, json.path("by").asString(""), false));
    }

    /// Keeps out what comes from these sources.
    private record Shut(RemovedSources removed, Door inner) implements Door {

        @Override
        public Optional<Refusal.Why> refusal(Event event) {
            return removed.has(event.origin().source())
                    ? Optional.of(new Refusal.Why(REMOVED_SOURCE, "", DETAIL))
                    : inner.refusal(event);
        }

        @Override
        public Refusal kept(Refusal refusal) {
            if (!removed.has(refusal.source())) return inner.kept(refusal);
            Refusal.Why why = new Refusal.Why(REMOVED_SOURCE, "", DETAIL);
            String hash = Tombstone.hex(Key.of(refusal.messageId() + "\n" + refusal.raw()));
            String note = Jsons.object().put("removed", hash).toString();
            return new Refusal(refusal.source(), "", refusal.receivedAt(), why, note);
        }

        @Override
        public void committed() {
            inner.committed();
        }
    }
}
