package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSink;
import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.store.Key;
import java.util.Optional;

/// What stays of an entry of the journal whose person was erased: enough that the accounting adds up for ever and
/// that the record is told from its repeats, and nothing that says who it was.
///
/// @param kind    of the entry before
/// @param source  that sent it; empty if none did
/// @param id      where it is looked up to tell whether something is a repeat
/// @param content hash of the record; 0 for none
public record Erased(int kind, String source, Key id, long content) {

    private static final int VERSION = 1;

    /// The id of what is no record.
    public static final Key NOBODY = Seen.NEVER;

    /// What is to stay of an entry.
    public static Erased of(Entry entry) {
        Optional<Erased> left =
                switch (entry.kind()) {
                    case Entry.EVENT ->
                        EventBytes.decode(entry.payload())
                                .map(event -> new Erased(
                                        Entry.EVENT,
                                        event.origin().source(),
                                        Seen.id(event),
                                        event.origin().contentHash()));
                    case Entry.REFUSAL ->
                        EventBytes.decodeRefusal(entry.payload())
                                .map(refusal -> new Erased(Entry.REFUSAL, refusal.source(), Seen.id(refusal), 0));
                    default -> Optional.empty();
                };
        return left.orElseGet(() -> new Erased(entry.kind(), "", Seen.NEVER, 0));
    }

    /// As it stands in the journal.
    public byte[] bytes() {
        ByteSink sink = new ByteSink();
        sink.oneByte(VERSION);
        sink.oneByte(kind);
        sink.text(source);
        sink.fixed(id.high());
        sink.fixed(id.low());
        sink.fixed(content);
        return sink.sealed();
    }

    /// What these bytes say; empty if they say nothing.
    static Optional<Erased> read(byte[] payload) {
        ByteSource bytes = new ByteSource(payload);
        if (!bytes.isSealed() || bytes.oneByte() != VERSION) return Optional.empty();
        Erased left = new Erased(bytes.oneByte(), bytes.text(), new Key(bytes.fixed(), bytes.fixed()), bytes.fixed());
        return bytes.isBroken() ? Optional.empty() : Optional.of(left);
    }
}
