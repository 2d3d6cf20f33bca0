package io.customerpulse.server.person;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.store.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Everybody who was erased, to be carried from one copy of the data to another: whoever restores an older copy
/// has those erased again who were erased since it was made.
///
/// @param all in the order they were asked for
public record Tombstones(List<Tombstone> all) {

    /// The kind of a control that begins an erasure.
    public static final String BEGUN = "erase.begun";

    /// The kind of a control that says that an erasure is done.
    public static final String DONE = "erase.done";

    public Tombstones {
        all = List.copyOf(all);
    }

    /// Those of a journal.
    public static Tombstones of(Journal journal) throws IOException {
        List<Tombstone> all = new ArrayList<>();
        journal.forEach(1, new Visitor() {
            @Override
            public void entry(Entry entry) {
                if (entry.kind() != Entry.CONTROL) return;
                Control.read(entry.seq(), entry.payload())
                        .filter(control -> control.kind().equals(BEGUN))
                        .ifPresent(control -> all.add(Tombstone.of(Jsons.read(control.json()))));
            }

            @Override
            public void damaged(Damage damage) {}
        });
        return new Tombstones(all);
    }

    /// Of a control that begins an erasure: whether a text names the person; empty for other controls.
    public static Optional<Predicate<String>> naming(Control control) {
        if (!control.kind().equals(BEGUN)) return Optional.empty();
        Set<Key> hashes = Set.copyOf(Tombstone.of(Jsons.read(control.json())).hashes());
        return Optional.of(new Mentions(hashes::contains, Mentions.USUAL_KINDS)::in);
    }

    /// Those that [#json] wrote.
    ///
    /// @throws IllegalArgumentException if it did not
    public static Tombstones of(String json) {
        try {
            List<Tombstone> all = new ArrayList<>();
            for (JsonNode each : Jsons.read(json)) all.add(Tombstone.of(each));
            return new Tombstones(all);
        } catch (RuntimeException notOurs) {
            throw new IllegalArgumentException("these are no tombstones of Pulse", notOurs);
        }
    }

    /// As a file of its own. Hashes only, but keep it as safe as the data: whoever guesses an address can find out
    /// that it is among them.
    public String json() {
        ArrayNode list = Jsons.MAPPER.createArrayNode();
        all.forEach(each -> list.add(each.json()));
        return list.toString();
    }

    /// Begins, in a journal that nobody else writes to, every erasure it does not know. The next start on it does
    /// the rest, before it answers anybody; see [Erasures#finish].
    ///
    /// @return how many erasures were begun
    public int begin(Journal journal) throws IOException {
        Set<String> known = new HashSet<>();
        for (Tombstone each : of(journal).all()) known.add(each.id());
        int begun = 0;
        for (Tombstone each : all) {
            if (!known.add(each.id())) continue;
            ByteSink sink = new ByteSink();
            sink.text(BEGUN);
            sink.text(each.json().toString());
            journal.append(Entry.CONTROL, sink.sealed());
            begun++;
        }
        journal.commit();
        return begun;
    }
}
