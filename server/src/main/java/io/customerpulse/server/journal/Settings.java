package io.customerpulse.server.journal;

import java.util.random.RandomGenerator;

/// How a journal is kept.
///
/// @param segmentBytes when a segment has so many bytes the next one begins; a group is never split
/// @param chance       what the salt of a new journal is drawn from: should be one that cannot be guessed, so that
///                     nobody can send bytes that look like an entry of ours
public record Settings(long segmentBytes, RandomGenerator chance) {

    /// Large enough to be few, small enough to be copied at an erasure.
    public static final long USUAL_SEGMENT_BYTES = 64L << 20;

    public Settings {
        if (segmentBytes < 1) throw new IllegalArgumentException("segmentBytes must be positive: " + segmentBytes);
    }

    public static Settings usual(RandomGenerator chance) {
        return new Settings(USUAL_SEGMENT_BYTES, chance);
    }
}
