package io.customerpulse.server.journal;

/// One entry of the journal: its sequence number, its kind, and bytes whose meaning the kind says.
public final class Entry {

    /// An event, as `EventBytes` writes it.
    public static final int EVENT = 1;

    /// A refusal, as `EventBytes` writes it.
    public static final int REFUSAL = 2;

    /// A change of what the server itself keeps: keys, sources, splits …
    public static final int CONTROL = 3;

    /// How many duplicates each source sent in one group.
    public static final int TALLY = 4;

    /// What is left of an entry whose person was erased.
    public static final int ERASED = 5;

    private final long seq;
    private final int kind;
    private final byte[] payload;

    Entry(long seq, int kind, byte[] payload) {
        this.seq = seq;
        this.kind = kind;
        this.payload = payload;
    }

    /// Its place in the journal: 1 is the first ever.
    public long seq() {
        return seq;
    }

    /// From 1 to 255.
    public int kind() {
        return kind;
    }

    /// The bytes themselves, not a copy; the caller's own.
    public byte[] payload() {
        return payload;
    }
}
