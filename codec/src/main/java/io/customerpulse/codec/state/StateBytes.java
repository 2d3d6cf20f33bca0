package io.customerpulse.codec.state;

import io.customerpulse.codec.bytes.ByteSource;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Rules;

/// What came of reading a customer's state from bytes: the state to the last bit, or why not.
///
/// The layout is in `docs/reference/state-format.md`. A customer with ten signals of the built-in
/// catalog and a dozen open questions takes some 830 bytes; `StateBytesTest` holds it under 1 KB. The
/// first byte is the version; every version ever written stays readable, and images of each are kept
/// as tests.
public sealed interface StateBytes {

    /// The version written.
    int VERSION = 1;

    /// It was read.
    record Read(CustomerState state) implements StateBytes {}

    /// It was refused: rebuild the customer from the interactions.
    ///
    /// @param reason what is wrong, and what is allowed
    record Refused(String reason) implements StateBytes {}

    /// The state as bytes.
    ///
    /// @param rules those the state was made under
    static byte[] encode(CustomerState state, Rules rules) {
        return new StateWriter(state.parts(), rules).bytes();
    }

    /// The state from bytes, if they are whole and the rules would make the same sums.
    static StateBytes decode(byte[] bytes, Rules rules) {
        ByteSource source = new ByteSource(bytes);
        if (!source.isSealed()) {
            return new Refused("got %d bytes that do not match their checksum, allowed: a state as it was written"
                    .formatted(bytes.length));
        }
        int version = source.oneByte();
        if (version != VERSION) {
            return new Refused("got format version %d, allowed: %d".formatted(version, VERSION));
        }
        return new StateReader(source, rules).read();
    }
}
