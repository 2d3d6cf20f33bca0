package io.customerpulse.server.source.call;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.RawText;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.MurmurHash3;

/// What all items of one delivery have in common, and how each becomes an event or a refusal.
public final class Envelope {

    /// The largest event, in bytes as it came.
    public static final int EVENT_MAX = 32 * 1_024;
    /// The most events of a batch.
    public static final int BATCH_MAX = 2_500;

    /// Clocks differ: what seems to have happened this much later than now is left as it is.
    static final Duration AHEAD_MAX = Duration.ofSeconds(2);
    /// What happened longer ago than this came late.
    static final Duration LATE = Duration.ofDays(1);

    private static final int SEED = 0x5E97;
    private static final String KEY_LEFT_OUT = "\"\"";

    private final byte[] body;
    private final String source;
    private final Instant receivedAt;

    public Envelope(Delivery delivery, String source) {
        this.body = delivery.body();
        this.source = source;
        this.receivedAt = delivery.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    byte[] body() {
        return body;
    }

    /// By our clock, in whole microseconds.
    Instant receivedAt() {
        return receivedAt;
    }

    /// When it happened, as far as it can have.
    Instant past(Instant at) {
        return isAhead(at) ? receivedAt : at;
    }

    boolean isAhead(Instant at) {
        return at.isAfter(receivedAt.plus(AHEAD_MAX));
    }

    /// What an item says.
    ///
    /// @param messageId as stated; blank if it is not
    /// @param who       whom it is about, the best known first
    /// @param deed      what happened, not in the future
    /// @param clamped   whether it said that it was
    record Told(String messageId, List<Identifier> who, Deed deed, boolean clamped) {}

    Reading event(Item item, Told told) {
        long hash = hash(item);
        List<Mark> marks = new ArrayList<>(0);
        if (told.clamped()) marks.add(Mark.CLAMPED);
        if (told.deed().at().isBefore(receivedAt.minus(LATE))) marks.add(Mark.LATE);
        boolean nameless = told.messageId().isBlank();
        if (nameless) marks.add(Mark.NO_ID);
        String id = nameless ? madeUp(hash, item.index()) : told.messageId();
        Event.Origin origin = new Event.Origin(source, id, hash, receivedAt);
        return new Reading.Good(new Event(origin, told.who(), told.deed(), marks, raw(item)));
    }

    Reading refused(Item item, String messageId, Why why) {
        return new Reading.Bad(new Refusal(source, messageId, receivedAt, why, raw(item)));
    }

    static Why tooLarge(int length) {
        String detail = "the event has %s bytes, at most %s are allowed".formatted(length, EVENT_MAX);
        return new Why("event_too_large", "", detail);
    }

    static Why tooMany(int count) {
        String detail =
                "the batch has %s events, at most %s are allowed: send smaller ones".formatted(count, BATCH_MAX);
        return new Why("too_many_events", "", detail);
    }

    /// An id for an item without one: no other item ever has it, so each repeat counts.
    private String madeUp(long hash, int index) {
        return "no-id-%016x-%d-%d".formatted(hash, Micros.of(receivedAt), index);
    }

    /// The item as it came, but for keys: those are left out.
    private String raw(Item item) {
        if (item.limit().isPresent()) return Noise.withoutKeys(RawText.of(body, item.from(), item.to()));
        int[] noise = item.found().noise();
        StringBuilder text = new StringBuilder();
        int from = item.from();
        for (int i = 0; i < noise.length; i += 2) {
            if (!Noise.isKey(body, noise[i])) continue;
            text.append(RawText.of(body, from, noise[i])).append(KEY_LEFT_OUT);
            from = noise[i + 1];
        }
        String rest = RawText.of(body, from, item.to());
        return text.isEmpty() ? rest : text.append(rest).toString();
    }

    /// A hash of the item's bytes without noise.
    private long hash(Item item) {
        if (item.found().noise().length == 0) return hash(body, item.from(), item.length());
        Quiet quiet = Quiet.of(body, item);
        return hash(quiet.bytes(), 0, quiet.length());
    }

    private static long hash(byte[] bytes, int from, int length) {
        return MurmurHash3.hash128x64(bytes, from, length, SEED)[0];
    }
}
