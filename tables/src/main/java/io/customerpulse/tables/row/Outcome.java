package io.customerpulse.tables.row;

import java.util.Optional;

/// How the reading of one input went. Every record is in exactly one of the three counts.
///
/// @param read    good records
/// @param refused bad records
/// @param silent  good records that are no interactions
/// @param stopped why reading stopped before the end of the input, if it did; the last refusal says the same
public record Outcome(long read, long refused, long silent, Optional<String> stopped) {

    public long records() {
        return read + refused + silent;
    }
}
