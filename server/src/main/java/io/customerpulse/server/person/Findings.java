package io.customerpulse.server.person;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Erased;
import io.customerpulse.server.journal.Damage;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.journal.Visitor;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.view.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Where in the journal somebody stands. One pass over all of it, so that it is complete whatever the index has;
/// its cost is the reading of the journal.
///
/// Theirs are: events booked on one of their identifiers; refused records that name one of them; and what people
/// set about them. Not theirs are events booked on somebody else, even if they name a device that both have used.
final class Findings implements Visitor {

    /// Beginnings of the kinds of controls that are about persons; no others are looked at.
    private static final List<String> ABOUT_PERSONS = List.of("consent.", "identity.", "export.", "import.");

    private final Set<Key> hashes;
    private final SortedMap<Long, byte[]> left = new TreeMap<>();
    private final Set<Identifier> identifiers = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>(Mentions.USUAL_KINDS);
    private final List<Long> suspects = new ArrayList<>();
    private final List<Long> refusals = new ArrayList<>();
    private final List<Long> controls = new ArrayList<>();
    private final List<Long> mentions = new ArrayList<>();
    private int events;

    private Findings(Set<Key> hashes) {
        this.hashes = hashes;
    }

    static Findings of(Journal journal, Set<Key> hashes) throws IOException {
        Findings findings = new Findings(hashes);
        journal.forEach(1, findings);
        Mentions mentions = new Mentions(hashes::contains, findings.kinds);
        for (long sequence : findings.suspects) {
            Entry entry = journal.entry(sequence).orElseThrow();
            if (isOf(entry, mentions)) findings.take(entry);
        }
        return findings;
    }

    /// By sequence, what is to stay of each entry.
    SortedMap<Long, byte[]> left() {
        return left;
    }

    /// Their identifiers, as far as the journal names them.
    List<Identifier> identifiers() {
        return List.copyOf(identifiers);
    }

    int events() {
        return events;
    }

    /// Sequences of the refused records.
    List<Long> refusals() {
        return refusals;
    }

    /// Sequences of what people set.
    List<Long> controls() {
        return controls;
    }

    /// Sequences of the events of others that name one of their identifiers.
    List<Long> mentions() {
        return mentions;
    }

    @Override
    public void entry(Entry entry) {
        switch (entry.kind()) {
            case Entry.EVENT -> EventBytes.decode(entry.payload()).ifPresent(event -> look(entry, event));
            case Entry.REFUSAL -> suspects.add(entry.seq());
            case Entry.CONTROL -> {
                Control.read(entry.seq(), entry.payload())
                        .filter(control -> isAboutPersons(control.kind())
                                || Words.in(control).isPresent())
                        .ifPresent(control -> suspects.add(control.sequence()));
            }
            default -> {}
        }
    }

    /// What is damaged cannot be looked at; whoever mends it has to erase again.
    @Override
    public void damaged(Damage damage) {}

    private void look(Entry entry, Event event) {
        boolean isNamed = false;
        for (Identifier each : event.identifiers()) {
            kinds.add(each.kind());
            if (!hashes.contains(Key.of(each.toString()))) continue;
            identifiers.add(each);
            isNamed = true;
        }
        if (!isNamed) return;
        if (hashes.contains(Stored.key(event))) {
            left.put(entry.seq(), Erased.of(entry).bytes());
            events++;
        } else {
            mentions.add(entry.seq());
        }
    }

    private void take(Entry entry) {
        left.put(entry.seq(), Erased.of(entry).bytes());
        (entry.kind() == Entry.REFUSAL ? refusals : controls).add(entry.seq());
    }

    /// Whether controls of a kind are about persons.
    static boolean isAboutPersons(String kind) {
        return ABOUT_PERSONS.stream().anyMatch(kind::startsWith);
    }

    private static boolean isOf(Entry entry, Mentions mentions) {
        return entry.kind() == Entry.REFUSAL
                ? EventBytes.decodeRefusal(entry.payload()).filter(mentions::in).isPresent()
                : Control.read(entry.seq(), entry.payload())
                        .filter(control -> mentions.in(Words.in(control).orElse(control.json())))
                        .isPresent();
    }
}
