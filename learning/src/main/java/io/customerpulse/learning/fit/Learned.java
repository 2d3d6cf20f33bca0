package io.customerpulse.learning.fit;

import io.customerpulse.learning.model.LearnedPulse;

/// What came of learning.
public sealed interface Learned {

    /// A pulse.
    record Found(LearnedPulse pulse) implements Learned {}

    /// The history does not tell.
    ///
    /// @param reason what is missing, for a person: a whole sentence
    record NotEnough(String reason) implements Learned {}
}
