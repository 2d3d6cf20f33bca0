package io.customerpulse.server.person;

import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes who was erased out of who is who, so that what is left is what the journal without them gives: what others
/// said of a device that both have used is heard again.
final class Ties {

    private final Erasures.Parts parts;
    private final Identities people;

    Ties(Erasures.Parts parts) {
        this.parts = parts;
        this.people = parts.people();
    }

    /// @param erased   identifiers
    /// @param mentions sequences of the events of others that name one of them
    void forget(List<Identifier> erased, List<Long> mentions) throws IOException {
        Set<Identifier> bystanders = new HashSet<>();
        for (Identifier each : erased) bystanders.addAll(people.near(each));
        erased.forEach(bystanders::remove);
        erased.forEach(people::forget);
        try (Batch unused = parts.store().batch()) {
            Timelines timelines = new Timelines(parts.store());
            for (Identifier each : bystanders) {
                for (Stored stored : timelines.all(Key.of(each.toString()))) people.follow(stored, unused);
            }
            for (long sequence : mentions) event(sequence).ifPresent(stored -> people.follow(stored, unused));
        }
        if (!bystanders.isEmpty()) said();
    }

    private Optional<Stored> event(long sequence) throws IOException {
        return parts.journal()
                .entry(sequence)
                .filter(entry -> entry.kind() == Entry.EVENT)
                .flatMap(entry -> EventBytes.decode(entry.payload()))
                .map(event -> Stored.of(sequence, event));
    }

    /// What people said of the bystanders too; it is little, so all of it is said again.
    private void said() {
        parts.store().scan(Family.CONTROLS, new byte[0], new byte[0], (key, value) -> {
            Control.read(Bytes.readLong(key, 0), value)
                    .ifPresent(control -> people.said(control.kind(), control.json()));
            return true;
        });
    }
}
