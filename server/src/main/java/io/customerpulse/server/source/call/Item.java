package io.customerpulse.server.source.call;

import io.customerpulse.codec.event.Refusal.Why;
import io.customerpulse.tables.json.Paths;
import java.util.Optional;

/// One call, or what stands in a call's place.
///
/// @param index its place in its batch, from 0
/// @param from  where it begins in the body, in bytes
/// @param to    where it ends
/// @param found what it says
/// @param limit why it is beyond our limits, if it is
public record Item(int index, int from, int to, Paths.Found found, Optional<Why> limit) {

    /// In bytes.
    public int length() {
        return to - from;
    }
}
