package io.customerpulse.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is ahead of the sample shop, to be lived through faster than life: in the order it happens to each, with gaps
/// of chance between. Belongs to one thread.
public final class Ahead {

    /// Between two interactions of the whole shop, on average: three a second.
    private static final double GAP_SECONDS = 1 / 3.0;
    private static final double GAP_SECONDS_MAX = 2;

    private final List<Coming> coming;
    private final Dice dice;
    private int next;

    Ahead(long seed, List<Coming> coming) {
        this.coming = List.copyOf(coming);
        this.dice = Dice.of(seed, Dice.Purpose.SAMPLE, 1);
    }

    /// @param order   what comes first has the lowest
    /// @param isFirst whether nothing is known of them before
    record Coming(long order, Sample.Known known, Sample.Moment moment, boolean isFirst) {}

    /// What happens next.
    ///
    /// @param known who; if they are new, else empty
    /// @param after how long after the one before
    public record Next(Optional<Sample.Known> known, Sample.Moment moment, Duration after) {}

    /// The next; empty when all is told, after some hours.
    public Optional<Next> next() {
        if (next == coming.size()) return Optional.empty();
        Coming one = coming.get(next++);
        double gap = Math.min(GAP_SECONDS_MAX, -GAP_SECONDS * StrictMath.log(1 - dice.unit()));
        Optional<Sample.Known> known = one.isFirst() ? Optional.of(one.known()) : Optional.empty();
        return Optional.of(new Next(known, one.moment(), Duration.ofNanos((long) (gap * 1e9))));
    }
}
