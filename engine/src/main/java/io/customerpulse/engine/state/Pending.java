package io.customerpulse.engine.state;

import java.util.Comparator;

/// Points that are not in their account yet: they start later, or they expire at once.
///
/// @param account     the account's number
/// @param startMicros when they are booked
/// @param endMicros   when they expire; `Long.MAX_VALUE` if they fade once they are booked
/// @param points      how many
public record Pending(int account, long startMicros, long endMicros, double points) {

    static final Comparator<Pending> ORDER = Comparator.comparingLong(Pending::startMicros)
            .thenComparingLong(Pending::endMicros)
            .thenComparingInt(Pending::account)
            .thenComparingDouble(Pending::points);

    /// By the instant from which it need not wait any more. Asked so often that the first step is not a chain
    /// of comparators.
    static int byFinal(Pending one, Pending other) {
        int order = Long.compare(one.finalMicros(), other.finalMicros());
        return order != 0 ? order : ORDER.compare(one, other);
    }

    /// When it is booked for good: when it starts to fade, or when it has expired.
    long finalMicros() {
        return fades() ? startMicros : endMicros;
    }

    boolean fades() {
        return endMicros == Long.MAX_VALUE;
    }
}
