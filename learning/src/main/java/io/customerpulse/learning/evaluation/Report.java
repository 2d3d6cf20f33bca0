package io.customerpulse.learning.evaluation;

import io.customerpulse.learning.fit.Learned;
import java.util.List;

/// All models on one split.
///
/// @param splitMicros   the last instant that was known
/// @param horizonMicros how far ahead was forecast
/// @param taughtMicros  how far ahead the landmarks before the split looked
/// @param targets       names of the signals that are forecast
/// @param customers     how many had an interaction by the split
/// @param returning     how many of them had at least one occasion in the horizon
/// @param occasions     how many occasions all of them had
/// @param level         of the intervals, in (0, 1)
/// @param resamples     of the bootstrap
/// @param learned       what came of learning
/// @param models        how well each did
public record Report(
        long splitMicros,
        long horizonMicros,
        long taughtMicros,
        List<String> targets,
        long customers,
        long returning,
        double occasions,
        double level,
        int resamples,
        Learned learned,
        List<Scored> models) {}
