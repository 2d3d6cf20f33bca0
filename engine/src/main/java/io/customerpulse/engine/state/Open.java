package io.customerpulse.engine.state;

import java.util.Comparator;

/// An outreach that nobody has answered yet and that may still be answered.
///
/// @param signal    its signal's number
/// @param atMicros  when it happened
/// @param dueMicros the last instant of a response in time
/// @param outreach  stand-in of its outreach
/// @param content   stand-in of its content
/// @param channel   stand-in of its channel
public record Open(int signal, long atMicros, long dueMicros, long outreach, long content, long channel) {

    /// By instant; the rest only so that the order is the same whatever came first.
    static final Comparator<Open> ORDER = Comparator.comparingLong(Open::atMicros)
            .thenComparingInt(Open::signal)
            .thenComparingLong(Open::outreach)
            .thenComparingLong(Open::content)
            .thenComparingLong(Open::channel);

    /// By the instant from which no response is in time any more. Asked so often that the first step is not a
    /// chain of comparators.
    static int byDue(Open one, Open other) {
        int order = Long.compare(one.dueMicros, other.dueMicros);
        return order != 0 ? order : ORDER.compare(one, other);
    }

    boolean isAnsweredBy(Answer answer) {
        if (answer.atMicros() < atMicros || answer.atMicros() > dueMicros) return false;
        return (outreach != Ref.NOTHING && outreach == answer.outreach())
                || (content != Ref.NOTHING && content == answer.content())
                || (answer.anyOnChannel() && channel != Ref.NOTHING && channel == answer.channel());
    }
}
