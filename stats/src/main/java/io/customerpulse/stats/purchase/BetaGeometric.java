package io.customerpulse.stats.purchase;

/// The family of models in which a customer may stop only at a purchase: [BgNbd], [MbgNbd], [MbgCnbd].
///
/// @param k     random waits between two purchases
/// @param start chances to stop before the first repeat purchase: 0 or 1
record BetaGeometric(int k, int start) {

    /// Where each parameter stands in a list of them.
    static final int R = 0;

    static final int ALPHA = 1;
    static final int A = 2;
    static final int B = 3;

    /// Chances to stop that a customer has let pass, if alive.
    int chances(int repeats) {
        return repeats + start;
    }

    /// Waits that have ended with the last purchase.
    int waits(int repeats) {
        return k * repeats;
    }
}
