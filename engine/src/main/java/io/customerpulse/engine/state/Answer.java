package io.customerpulse.engine.state;

import java.util.Comparator;

/// A response that is kept for an outreach which may arrive after it.
///
/// @param atMicros     when it happened
/// @param outreach     stand-in of the outreach it refers to
/// @param content      stand-in of the content it refers to
/// @param channel      stand-in of its channel
/// @param anyOnChannel whether it answers any outreach on its channel
public record Answer(long atMicros, long outreach, long content, long channel, boolean anyOnChannel) {

    static final Comparator<Answer> ORDER = Comparator.comparingLong(Answer::atMicros)
            .thenComparingLong(Answer::outreach)
            .thenComparingLong(Answer::content)
            .thenComparingLong(Answer::channel)
            .thenComparing(Answer::anyOnChannel);

    /// As [#ORDER]; asked so often that the first step is not a chain of comparators.
    static int inOrder(Answer one, Answer other) {
        return one.atMicros != other.atMicros ? Long.compare(one.atMicros, other.atMicros) : ORDER.compare(one, other);
    }

    /// Whether no outreach can be answered by it, because it refers to none.
    boolean fitsNothing() {
        return outreach == Ref.NOTHING && content == Ref.NOTHING && !(anyOnChannel && channel != Ref.NOTHING);
    }
}
