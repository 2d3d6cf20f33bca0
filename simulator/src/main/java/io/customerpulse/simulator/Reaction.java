package io.customerpulse.simulator;

/// How a customer truly reacts to one kind of nudge.
///
/// @param answers multiplies the usual probability of noticing and answering it; zero or more
/// @param pull    what noticing it adds to the pace of buying, as a share of the usual pace, halving every two
///                days; from −1. Zero: buys as they would have anyway
/// @param warmth  what it adds to affinity: above zero when noticed, below zero as soon as it is received
public record Reaction(double answers, double pull, double warmth) {

    public Reaction {
        if (!(answers >= 0)) throw new IllegalArgumentException("answers must be zero or more: " + answers);
        if (!(pull >= -1)) throw new IllegalArgumentException("pull must be at least -1: " + pull);
        if (!Double.isFinite(warmth)) throw new IllegalArgumentException("warmth must be finite: " + warmth);
    }

    /// Whether the nudge does harm.
    public boolean isAnnoyed() {
        return warmth < 0;
    }
}
