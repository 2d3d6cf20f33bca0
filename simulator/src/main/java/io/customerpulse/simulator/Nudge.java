package io.customerpulse.simulator;

/// A kind of outreach the brand can choose.
public enum Nudge {
    /// A newsletter or a welcome letter: something to read.
    CONTENT_EMAIL(0),
    /// A discount by e-mail.
    COUPON_EMAIL(1),
    /// A post shown to this customer in a social network.
    PERSONAL_SOCIAL(2),
    /// Buying a collection before others may.
    EARLY_ACCESS(3),
    /// Points that are worth money at the next order.
    REWARD_POINTS(4);

    static final int COUNT = 5;

    private final int number;

    Nudge(int number) {
        this.number = number;
    }

    /// From 0, below [#COUNT]: names a stream of chance.
    int number() {
        return number;
    }
}
