package io.customerpulse.learning.fit;

/// Hears how far long work is.
public interface Steps {

    /// Nobody listens.
    Steps UNHEARD = (step, part) -> {};

    /// Says how far it is.
    ///
    /// @param step what is being done, in a few words
    /// @param part how much of it is done, in [0, 1]
    void at(String step, double part);

    /// Hears of one part of the work, from one share of the whole to another.
    default Steps within(double from, double to) {
        return (step, part) -> at(step, from + part * (to - from));
    }
}
