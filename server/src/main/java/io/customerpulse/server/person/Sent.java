package io.customerpulse.server.person;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.intake.Erased;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a source has in the journal. Two passes over all of it: what the source sent, and what others did with the
/// same identifiers.
///
/// The source's are its events and its refused records; what people set about identifiers that it alone named; and
/// what was counted over everybody since it came.
final class Sent {

    private final String source;
    private final SortedMap<Long, byte[]> left = new TreeMap<>();
    private final Set<Identifier> named = new HashSet<>();
    private final Set<Identifier> byOthers = new HashSet<>();
    private final Set<Identifier> shared = new TreeSet<>();
    private final List<Long> refusals = new ArrayList<>();
    private final List<Long> mentions = new ArrayList<>();
    private final List<Control> suspects = new ArrayList<>();
    private final List<Control> counts = new ArrayList<>();
    private final List<Long> controls = new ArrayList<>();
    private int events;

    private Sent(String source) {
        this.source = source;
    }

    /// @param isCount whether a control counts everybody
    static Sent of(Journal journal, String source, Predicate<Control> isCount) throws IOException {
        Sent sent = new Sent(source);
        journal.forEach(1, (Reading) entry -> sent.own(entry, isCount));
        journal.forEach(1, (Reading) sent::others);
        Set<String> kinds = new TreeSet<>(Mentions.USUAL_KINDS);
        Set<Key> alone = new HashSet<>();
        for (Identifier each : sent.named) {
            kinds.add(each.kind());
            if (!sent.byOthers.contains(each)) alone.add(Key.of(each.toString()));
        }
        Mentions mentions = new Mentions(alone::contains, kinds);
        sent.suspects.stream().filter(each -> mentions.in(each.json())).forEach(sent::take);
        sent.counts.forEach(sent::take);
        return sent;
    }

    /// By sequence, what is to stay of each entry.
    SortedMap<Long, byte[]> left() {
        return left;
    }

    /// All identifiers that the source named.
    List<Identifier> identifiers() {
        return named.stream().sorted().toList();
    }

    /// Those of them that others have events on.
    Set<Identifier> shared() {
        return shared;
    }

    int events() {
        return events;
    }

    /// Sequences of the refused records.
    List<Long> refusals() {
        return refusals;
    }

    /// Sequences of what people set, and of what was counted.
    List<Long> controls() {
        return controls;
    }

    /// What was counted over everybody since the source came.
    List<Control> counts() {
        return counts;
    }

    /// Sequences of the events of others, on other identifiers, that name one of the source's.
    List<Long> mentions() {
        return mentions;
    }

    private void own(Entry entry, Predicate<Control> isCount) {
        switch (entry.kind()) {
            case Entry.EVENT -> {
                Optional<Event> event = EventBytes.decode(entry.payload()).filter(this::isOwn);
                if (event.isEmpty()) return;
                named.addAll(event.get().identifiers());
                left.put(entry.seq(), Erased.of(entry).bytes());
                events++;
            }
            case Entry.REFUSAL -> {
                Optional<Refusal> refusal = EventBytes.decodeRefusal(entry.payload());
                if (refusal.filter(each -> each.source().equals(source)).isEmpty()) return;
                left.put(entry.seq(), Erased.of(entry).bytes());
                refusals.add(entry.seq());
            }
            case Entry.CONTROL ->
                Control.read(entry.seq(), entry.payload())
                        .filter(control -> events > 0 && isCount.test(control))
                        .ifPresent(counts::add);
            default -> {}
        }
    }

    private void others(Entry entry) {
        switch (entry.kind()) {
            case Entry.EVENT ->
                EventBytes.decode(entry.payload())
                        .filter(event -> !isOwn(event))
                        .ifPresent(event -> other(entry.seq(), event));
            case Entry.CONTROL ->
                Control.read(entry.seq(), entry.payload())
                        .filter(control -> Findings.isAboutPersons(control.kind()))
                        .ifPresent(suspects::add);
            default -> {}
        }
    }

    private void other(long sequence, Event event) {
        List<Identifier> both =
                event.identifiers().stream().filter(named::contains).toList();
        if (both.isEmpty()) return;
        byOthers.addAll(both);
        if (named.contains(event.customer())) shared.add(event.customer());
        else mentions.add(sequence);
    }

    private void take(Control control) {
        controls.add(control.sequence());
        left.put(control.sequence(), new Erased(Entry.CONTROL, "", Erased.NOBODY, 0).bytes());
    }

    private boolean isOwn(Event event) {
        return event.origin().source().equals(source);
    }

    /// A pass. What is damaged cannot be looked at.
    private interface Reading extends Visitor {
        @Override
        default void damaged(Damage damage) {}
    }
}
