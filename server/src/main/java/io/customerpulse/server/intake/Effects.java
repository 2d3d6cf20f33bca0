package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.intake.Accounting.Counts;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What entries of the journal change: the same when they are new and when they are played again.
///
/// Entries are gathered, and come into effect together with [#apply].
final class Effects {

    private final Shards shards;
    private final Accounting accounting;
    private final Consumer<Control> controls;
    private final List<Stored> events = new ArrayList<>();
    private final List<Control> set = new ArrayList<>();
    private final Map<String, Counts> counts = new TreeMap<>();
    private final Map<String, Instant> received = new TreeMap<>();
    private final Batch batch;

    Effects(Store store, Shards shards, Accounting accounting, Consumer<Control> controls) {
        this.shards = shards;
        this.accounting = accounting;
        this.controls = controls;
        this.batch = store.batch();
    }

    /// How many events and refusals are gathered.
    int size() {
        return events.size();
    }

    void event(Stored stored, Item.Happened item) {
        Event.Origin origin = stored.event().origin();
        Seen.put(batch, item.id(), origin.contentHash());
        events.add(stored);
        count(origin.source(), new Counts(1, 1, 0, 0));
        received.merge(origin.source(), origin.receivedAt(), Accounting::later);
    }

    void refusal(long sequence, Item.Refused item) {
        Seen.put(batch, item.id(), 0);
        batch.put(Family.FAILED, Bytes.ofLong(sequence), item.payload());
        count(item.refusal().source(), new Counts(1, 0, 0, 1));
        received.merge(item.refusal().source(), item.refusal().receivedAt(), Accounting::later);
    }

    void control(Control control, byte[] payload) {
        batch.put(Family.CONTROLS, Bytes.ofLong(control.sequence()), payload);
        set.add(control);
    }

    void duplicates(Map<String, Long> bySource) {
        bySource.forEach((source, count) -> count(source, new Counts(count, 0, count, 0)));
    }

    /// Takes an entry as it stands in the journal; one that cannot be read is told to nobody, because the
    /// journal has vouched for its bytes.
    void replay(Entry entry) {
        byte[] payload = entry.payload();
        switch (entry.kind()) {
            case Entry.EVENT -> {
                Event event = EventBytes.decode(payload).orElseThrow(() -> unreadable(entry));
                event(Stored.of(entry.seq(), event), new Item.Happened(event));
            }
            case Entry.REFUSAL -> {
                Refusal refusal = EventBytes.decodeRefusal(payload).orElseThrow(() -> unreadable(entry));
                refusal(entry.seq(), new Item.Refused(refusal));
            }
            case Entry.CONTROL ->
                control(Control.read(entry.seq(), payload).orElseThrow(() -> unreadable(entry)), payload);
            case Entry.TALLY -> duplicates(readTally(payload));
            case Entry.ERASED -> Erased.read(payload).ifPresent(this::erased);
            default -> throw unreadable(entry);
        }
    }

    /// What was erased still counts, and its id is still known.
    private void erased(Erased left) {
        switch (left.kind()) {
            case Entry.EVENT -> {
                Seen.put(batch, left.id(), left.content());
                count(left.source(), new Counts(1, 1, 0, 0));
            }
            case Entry.REFUSAL -> {
                Seen.put(batch, left.id(), left.content());
                count(left.source(), new Counts(1, 0, 0, 1));
            }
            default -> {}
        }
    }

    /// Brings everything gathered into effect.
    void apply() throws InterruptedException {
        batch.write();
        // Before the shards have them, as these may count some of them as failed.
        accounting.add(counts);
        accounting.received(received);
        counts.clear();
        received.clear();
        if (!events.isEmpty()) shards.take(List.copyOf(events));
        events.clear();
        set.forEach(controls);
        set.clear();
    }

    /// Forgets what was gathered: it did not get on disk.
    void drop() {
        batch.clear();
        events.clear();
        counts.clear();
        received.clear();
        set.clear();
    }

    void close() {
        batch.close();
    }

    private void count(String source, Counts more) {
        counts.merge(source, more, Counts::plus);
    }

    private static IllegalStateException unreadable(Entry entry) {
        return new IllegalStateException("entry %d of the journal, of kind %d, was written by a newer version of Pulse"
                .formatted(entry.seq(), entry.kind()));
    }

    static byte[] tally(Map<String, Long> duplicates) {
        ByteSink sink = new ByteSink();
        sink.count(duplicates.size());
        duplicates.forEach((source, count) -> {
            sink.text(source);
            sink.count(count);
        });
        return sink.sealed();
    }

    private static Map<String, Long> readTally(byte[] payload) {
        ByteSource source = new ByteSource(payload);
        Map<String, Long> duplicates = new TreeMap<>();
        int size = source.size();
        for (int i = 0; i < size; i++) duplicates.put(source.text(), source.count());
        return duplicates;
    }
}
