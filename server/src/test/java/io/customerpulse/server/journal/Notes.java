package io.customerpulse.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Goes through a journal and notes what it is told: entries as number and text, damage as the numbers that are lost.
record Notes(List<String> told) implements Visitor {

    /// All that a journal tells.
    static List<String> of(Journal journal) throws IOException {
        Notes notes = new Notes(new ArrayList<>());
        journal.forEach(1, notes);
        return notes.told;
    }

    @Override
    public void entry(Entry entry) {
        told.add("%d:%d %s"
                .formatted(entry.seq(), entry.kind(), new String(entry.payload(), StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void damaged(Damage damage) {
        told.add("lost %d to %d".formatted(damage.first(), damage.last()));
    }
}
