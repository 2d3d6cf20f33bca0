package io.customerpulse.server.shard;

import io.customerpulse.codec.state.StateBytes;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.store.Bytes;
import java.util.Arrays;
import java.util.Optional;

/// How an identifier stands: its state, and which part of the journal is in it.
///
/// @param state    what the interactions add up to
/// @param sequence of the latest entry of the journal that is in it; earlier ones of this identifier are too
/// @param stale    whether an interaction came in too late for the state to take back what was final by then:
///                 it is made again from the timeline before it is used
/// @param touchedMicros the latest instant that something was done with a message, as far as this is known without a
///                 look into the timeline: then an event behind it has no neighbours. Not kept in the store
record Standing(CustomerState state, long sequence, boolean stale, long touchedMicros) {

    /// Nothing was done with any message.
    static final long UNTOUCHED = Long.MIN_VALUE;

    private static final long UNKNOWN = Long.MAX_VALUE;

    private static final int HEAD_BYTES = Long.BYTES + 1;

    /// One of which only the timeline knows what was done with messages.
    Standing(CustomerState state, long sequence, boolean stale) {
        this(state, sequence, stale, UNKNOWN);
    }

    /// The standing as bytes.
    byte[] encode(Rules rules) {
        byte[] body = StateBytes.encode(state, rules);
        byte[] bytes = new byte[HEAD_BYTES + body.length];
        Bytes.writeLong(bytes, 0, sequence);
        bytes[Long.BYTES] = (byte) (stale ? 1 : 0);
        System.arraycopy(body, 0, bytes, HEAD_BYTES, body.length);
        return bytes;
    }

    /// The standing of these bytes; empty if they are damaged or of other rules.
    static Optional<Standing> decode(byte[] bytes, Rules rules) {
        if (bytes.length < HEAD_BYTES) return Optional.empty();
        byte[] body = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
        return switch (StateBytes.decode(body, rules)) {
            case StateBytes.Read read ->
                Optional.of(new Standing(read.state(), Bytes.readLong(bytes, 0), bytes[Long.BYTES] == 1));
            case StateBytes.Refused refused -> Optional.empty();
        };
    }
}
