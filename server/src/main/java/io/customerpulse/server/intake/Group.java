package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What goes into the journal together: judges one item after another, and appends what is new.
final class Group {

    private final Journal journal;
    private final Effects effects;
    private final Door door;
    private final Known known;
    private final Map<String, Long> duplicates = new TreeMap<>();

    /// Which ids came in.
    ///
    /// @param seen   in earlier groups
    /// @param recent in this one, and in those that were written while somebody looked in `seen`
    record Known(Seen seen, Recent recent) {

        /// What an id came in with.
        ///
        /// @param lookedUp what `seen` said of it
        Optional<Long> content(Key id, Map<Key, Long> lookedUp) {
            return recent.content(id).or(() -> Optional.ofNullable(lookedUp.get(id)));
        }

        /// Whether an id came in that nobody has looked up.
        boolean has(Key id) {
            return recent.content(id).isPresent() || seen.has(id);
        }
    }

    Group(Journal journal, Effects effects, Door door, Known known) {
        this.journal = journal;
        this.effects = effects;
        this.door = door;
        this.known = known;
    }

    /// The verdicts on some items, true once the journal has committed.
    ///
    /// @param contents what their ids came in with, of those that had when they were looked up
    List<Verdict> judge(List<Item> items, Map<Key, Long> contents) {
        List<Verdict> verdicts = new ArrayList<>(items.size());
        for (Item item : items) {
            verdicts.add(
                    switch (item) {
                        case Item.Happened happened -> judge(happened, known.content(happened.id(), contents));
                        case Item.Refused refused -> judge(refused, known.content(refused.id(), contents));
                        case Item.Setting setting -> append(setting);
                    });
        }
        return verdicts;
    }

    /// Ends the group: how many repeats there were goes into the journal too.
    void end() {
        if (duplicates.isEmpty()) return;
        journal.append(Entry.TALLY, Effects.tally(duplicates));
        effects.duplicates(duplicates);
    }

    private Verdict judge(Item.Happened item, Optional<Long> earlier) {
        Event event = item.event();
        if (earlier.isPresent() && earlier.get() == event.origin().contentHash()) {
            return repeat(event.origin().source());
        }
        Optional<Refusal.Why> why = door.refusal(event);
        if (why.isPresent()) return refuse(event, why.get());
        return earlier.isEmpty() ? append(item) : refuse(event, conflict(event));
    }

    private Verdict judge(Item.Refused item, Optional<Long> earlier) {
        if (earlier.isPresent()) return repeat(item.refusal().source());
        Refusal kept = door.kept(item.refusal());
        return kept.equals(item.refusal()) ? append(item) : judgeNew(new Item.Refused(kept));
    }

    private Verdict judgeNew(Item.Refused item) {
        return known.has(item.id()) ? repeat(item.refusal().source()) : append(item);
    }

    private Verdict append(Item.Happened item) {
        long sequence = journal.append(Entry.EVENT, item.payload());
        known.recent().put(sequence, item.id(), item.event().origin().contentHash());
        effects.event(new Stored(sequence, item.event(), item.customer()), item);
        return new Verdict.Stored(sequence);
    }

    private Verdict append(Item.Refused item) {
        long sequence = journal.append(Entry.REFUSAL, item.payload());
        known.recent().put(sequence, item.id(), 0L);
        effects.refusal(sequence, item);
        return new Verdict.Failed(sequence, item.refusal().why());
    }

    private Verdict append(Item.Setting setting) {
        byte[] payload = setting.payload();
        long sequence = journal.append(Entry.CONTROL, payload);
        effects.control(new Control(sequence, setting.kind(), setting.json()), payload);
        return new Verdict.Stored(sequence);
    }

    private Verdict repeat(String source) {
        duplicates.merge(source, 1L, Long::sum);
        return new Verdict.Duplicate();
    }

    private Verdict refuse(Event event, Refusal.Why why) {
        Event.Origin origin = event.origin();
        String raw = event.raw().isEmpty() ? describe(event) : event.raw();
        Refusal refusal = new Refusal(origin.source(), origin.messageId(), origin.receivedAt(), why, raw);
        return judgeNew(new Item.Refused(door.kept(refusal)));
    }

    private static String describe(Event event) {
        return "%s %s".formatted(event.customer(), event.deed());
    }

    private static Refusal.Why conflict(Event event) {
        return new Refusal.Why(
                "duplicate_conflict",
                "/messageId",
                "another event came in under the id %s before: the first counts; send this one under an id of its own"
                        .formatted(event.origin().messageId()));
    }
}
