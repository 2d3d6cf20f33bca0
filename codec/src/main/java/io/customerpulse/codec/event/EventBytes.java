package io.customerpulse.codec.event;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events and refusals as bytes, and back.
///
/// Layout: the version, then the parts in the order of the records, each text behind its length in bytes,
/// instants as signed microseconds, a checksum at the end. Every version ever written stays readable.
public final class EventBytes {

    /// The version written.
    public static final int VERSION = 1;

    private static final int INTERACTED = 1;
    private static final int DESCRIBED = 2;
    private static final int LINKED = 3;
    private static final int CONSENTED = 4;
    private static final int NOTED = 5;
    private static final Mark[] MARKS = Mark.values();

    private EventBytes() {}

    /// An event as bytes.
    public static byte[] encode(Event event) {
        ByteSink sink = new ByteSink();
        sink.oneByte(VERSION);
        Event.Origin origin = event.origin();
        sink.text(origin.source());
        sink.text(origin.messageId());
        sink.fixed(origin.contentHash());
        sink.signed(Micros.of(origin.receivedAt()));
        sink.count(event.identifiers().size());
        for (Identifier identifier : event.identifiers()) {
            sink.text(identifier.kind());
            sink.text(identifier.value());
        }
        deed(sink, event.deed());
        int marks = 0;
        for (int i = 0; i < MARKS.length; i++) if (event.marks().contains(MARKS[i])) marks |= 1 << i;
        sink.count(marks);
        sink.text(event.raw());
        return sink.sealed();
    }

    /// The event of these bytes; empty if they are not what [#encode] writes.
    public static Optional<Event> decode(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed() || source.oneByte() != VERSION) return Optional.empty();
        try {
            Event.Origin origin = new Event.Origin(source.text(), source.text(), source.fixed(), instant(source));
            int size = source.size();
            List<Identifier> identifiers = new ArrayList<>();
            for (int i = 0; i < size; i++) identifiers.add(new Identifier(source.text(), source.text()));
            Deed deed = deed(source);
            Event event = new Event(origin, identifiers, deed, marks(source), source.text());
            return source.isBroken() || !source.isAtEnd() ? Optional.empty() : Optional.of(event);
        } catch (IllegalArgumentException notWrittenByUs) {
            return Optional.empty();
        }
    }

    /// A refusal as bytes.
    public static byte[] encode(Refusal refusal) {
        ByteSink sink = new ByteSink();
        sink.oneByte(VERSION);
        sink.text(refusal.source());
        sink.text(refusal.messageId());
        sink.signed(Micros.of(refusal.receivedAt()));
        sink.text(refusal.why().code());
        sink.text(refusal.why().pointer());
        sink.text(refusal.why().detail());
        sink.text(refusal.raw());
        return sink.sealed();
    }

    /// The refusal of these bytes; empty if they are not what [#encode(Refusal)] writes.
    public static Optional<Refusal> decodeRefusal(byte[] bytes) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed() || source.oneByte() != VERSION) return Optional.empty();
        Refusal refusal = new Refusal(
                source.text(),
                source.text(),
                instant(source),
                new Refusal.Why(source.text(), source.text(), source.text()),
                source.text());
        return source.isBroken() || !source.isAtEnd() ? Optional.empty() : Optional.of(refusal);
    }

    private static void deed(ByteSink sink, Deed deed) {
        switch (deed) {
            case Deed.Interacted interacted -> {
                sink.oneByte(INTERACTED);
                sink.signed(Micros.of(interacted.at()));
                sink.text(interacted.signal());
                sink.text(interacted.value().currency());
                sink.signed(interacted.value().minor());
                sink.text(interacted.about().outreach());
                sink.text(interacted.about().content());
                sink.text(interacted.about().channel());
            }
            case Deed.Described described -> {
                sink.oneByte(DESCRIBED);
                sink.signed(Micros.of(described.at()));
                sink.text(described.traits());
            }
            case Deed.Linked linked -> {
                sink.oneByte(LINKED);
                sink.signed(Micros.of(linked.at()));
            }
            case Deed.Consented consented -> {
                sink.oneByte(CONSENTED);
                sink.signed(Micros.of(consented.at()));
                sink.text(consented.purpose());
                sink.text(consented.channel());
                sink.oneByte(consented.granted() ? 1 : 0);
                sink.text(consented.wording());
            }
            case Deed.Noted noted -> {
                sink.oneByte(NOTED);
                sink.signed(Micros.of(noted.at()));
                sink.text(noted.kind());
            }
        }
    }

    private static Deed deed(ByteSource source) {
        int kind = source.oneByte();
        Instant at = instant(source);
        return switch (kind) {
            case INTERACTED -> interacted(source, at);
            case DESCRIBED -> new Deed.Described(at, source.text());
            case LINKED -> new Deed.Linked(at);
            case CONSENTED ->
                new Deed.Consented(at, source.text(), source.text(), source.oneByte() == 1, source.text());
            case NOTED -> new Deed.Noted(at, source.text());
            default -> throw new IllegalArgumentException("no deed has the number " + kind);
        };
    }

    private static Deed interacted(ByteSource source, Instant at) {
        String signal = source.text();
        String currency = source.text();
        Money value = new Money(source.signed(), currency);
        return new Deed.Interacted(signal, at, value, new About(source.text(), source.text(), source.text()));
    }

    private static List<Mark> marks(ByteSource source) {
        long bits = source.count();
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < MARKS.length; i++) if ((bits & 1L << i) != 0) marks.add(MARKS[i]);
        return marks;
    }

    private static Instant instant(ByteSource source) {
        long micros = source.signed();
        if (Math.abs(micros) > Micros.MAX) throw new IllegalArgumentException("an instant out of range: " + micros);
        return Micros.instant(micros);
    }
}
