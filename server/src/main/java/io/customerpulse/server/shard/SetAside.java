package io.customerpulse.server.shard;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events that are in the journal and that we fail on: a mistake of ours, which must not stop everybody else's.
///
/// Such an event changes no pulse and stands in no timeline. It is kept with the failed events, under the sequence of
/// its entry, and counts as failed instead of stored. Nothing of this is in the journal, as it follows from it: a
/// program that has learnt to deal with the event counts it when it plays the entry again.
public final class SetAside {

    /// Why they failed, as a word for machines.
    public static final String CODE = "processing_failed";

    private static final byte[] PREFIX = "aside ".getBytes(StandardCharsets.UTF_8);
    private static final int DETAIL_MAX = 200;

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final Store store;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    /// Of those that were there at the start.
    private final long latestKnown;

    SetAside(Store store) {
        this.store = store;
        long[] latest = {0};
        store.scanPrefix(Family.META, PREFIX, (key, value) -> {
            latest[0] = Bytes.readLong(key, PREFIX.length);
            count(new String(value, StandardCharsets.UTF_8), 1);
            return true;
        });
        latestKnown = latest[0];
    }

    /// How many there are, by source.
    public Map<String, Long> counts() {
        return new HashMap<>(counts);
    }

    /// Whether the event of an entry is set aside.
    public boolean has(long sequence) {
        return !counts.isEmpty() && store.get(Family.META, key(sequence)).isPresent();
    }

    /// Forgets events whose person is erased; an erased entry counts as what it was taken in as.
    ///
    /// @param sequences of entries, any at all
    public void forget(Collection<Long> sequences, Batch batch) {
        Set<Long> erased = new HashSet<>(sequences);
        store.scanPrefix(Family.META, PREFIX, (key, value) -> {
            long sequence = Bytes.readLong(key, PREFIX.length);
            if (erased.contains(sequence)) delete(sequence, new String(value, StandardCharsets.UTF_8), batch);
            return true;
        });
    }

    /// Whether the event of an entry that is played again was set aside before.
    boolean had(long sequence) {
        return sequence <= latestKnown && has(sequence);
    }

    void put(Stored stored, Throwable why, Batch batch) {
        LOG.error(
                "entry {} of the journal is set aside, as we fail on it: {} at {}",
                stored.sequence(),
                why.getClass().getName(),
                why.getStackTrace().length == 0 ? "an unknown place" : why.getStackTrace()[0]);
        Event.Origin origin = stored.event().origin();
        if (!had(stored.sequence())) count(origin.source(), 1);
        batch.put(Family.META, key(stored.sequence()), origin.source().getBytes(StandardCharsets.UTF_8));
        batch.put(Family.FAILED, Bytes.ofLong(stored.sequence()), EventBytes.encode(refusal(stored.event(), why)));
    }

    /// An event of before that we do not fail on any more.
    void takeBack(Stored stored, Batch batch) {
        delete(stored.sequence(), stored.event().origin().source(), batch);
    }

    private void delete(long sequence, String source, Batch batch) {
        count(source, -1);
        batch.delete(Family.META, key(sequence));
        batch.delete(Family.FAILED, Bytes.ofLong(sequence));
        batch.delete(Family.FAILED, Bytes.ofLong(Bytes.signed(sequence)));
    }

    private void count(String source, long more) {
        counts.merge(source, more, (before, change) -> before + change == 0 ? null : before + change);
    }

    private static Refusal refusal(Event event, Throwable why) {
        String message = String.valueOf(why.getMessage());
        String told = message.length() > DETAIL_MAX ? message.substring(0, DETAIL_MAX) + "…" : message;
        return new Refusal(
                event.origin().source(),
                event.origin().messageId(),
                event.origin().receivedAt(),
                new Refusal.Why(
                        CODE,
                        "",
                        "Pulse failed on this event, which is a mistake of ours: %s: %s"
                                .formatted(why.getClass().getSimpleName(), told)),
                event.raw().isEmpty() ? "%s %s".formatted(event.customer(), event.deed()) : event.raw());
    }

    private static byte[] key(long sequence) {
        byte[] key = new byte[PREFIX.length + Long.BYTES];
        System.arraycopy(PREFIX, 0, key, 0, PREFIX.length);
        Bytes.writeLong(key, PREFIX.length, sequence);
        return key;
    }
}
