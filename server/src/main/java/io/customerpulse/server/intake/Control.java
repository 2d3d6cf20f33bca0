package io.customerpulse.server.intake;

import io.customerpulse.codec.bytes.ByteSource;
import java.util.Optional;

/// Something that was set: an entry of the journal that is no event.
///
/// @param sequence of its entry
/// @param kind     a word such as `source.put`
/// @param json     an object
public record Control(long sequence, String kind, String json) {

    /// The control of an entry; empty if the bytes are none.
    public static Optional<Control> read(long sequence, byte[] payload) {
        ByteSource source = new ByteSource(payload);
        if (!source.isSealed()) return Optional.empty();
        Control control = new Control(sequence, source.text(), source.text());
        return source.isBroken() ? Optional.empty() : Optional.of(control);
    }
}
