package io.customerpulse.stats.decay;

import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How the effect of one interaction fades: `left(u)`, the part of its points that is left at age `u`.
///
/// Laws, held for each kind by `KernelContract`: 0 before [#delay], 1 at it, never rising after it,
/// always in [0, 1], to the rounding of a mixture's parts. A kernel that starts late books its points
/// when it starts, so that nothing decays before it has worked.
public sealed interface Kernel {

    /// From the interaction to the moment its points are booked; zero or more.
    Duration delay();

    /// The part that is left at an age counted from the interaction; 0 before [#delay].
    double left(long ageMicros);

    /// One half-life: the usual kernel, and the one a person can set by hand.
    static Kernel halfLife(Duration halfLife) {
        return new Fading(List.of(new Share(HalfLife.of(halfLife), 1)), Duration.ZERO);
    }

    /// A part of a mixture.
    ///
    /// @param halfLife its half-life
    /// @param part     its part of the whole; in (0, 1]
    record Share(HalfLife halfLife, double part) {
        public Share {
            if (!(part > 0 && part <= 1)) throw new IllegalArgumentException("part must be in (0, 1]: " + part);
        }
    }

    /// Memoryless forgetting: `Σ partₖ · 2^(−(u − delay) / halfLifeₖ)`.
    ///
    /// @param shares at least one; each half-life once; the parts sum to 1. More than one share stands
    ///               on the [DoublingGrid]
    /// @param delay  zero or more
    record Fading(List<Share> shares, Duration delay) implements Kernel {

        private static final double SUM_TOLERANCE = 1e-9;

        public Fading {
            shares = List.copyOf(shares);
            requireNotNegative("delay", delay);
            double sum = 0;
            Set<HalfLife> seen = new HashSet<>();
            for (Share share : shares) {
                sum += share.part;
                if (!seen.add(share.halfLife)) {
                    throw new IllegalArgumentException("half-life given twice: " + share.halfLife.days() + " d");
                }
                if (shares.size() > 1 && !DoublingGrid.contains(share.halfLife)) {
                    throw new IllegalArgumentException("half-lives of a mixture must be 1.5 h doubled 0 to 14 times: "
                            + share.halfLife.days() + " d");
                }
            }
            if (Math.abs(sum - 1) > SUM_TOLERANCE) {
                throw new IllegalArgumentException("the parts of a mixture must sum to 1: " + sum);
            }
        }

        @Override
        public double left(long ageMicros) {
            long age = ageMicros - Micros.of(delay);
            if (age < 0) return 0;
            double left = 0;
            for (Share share : shares) left += share.part * share.halfLife.left(age);
            return left;
        }
    }

    /// For what expires, such as a coupon: all of it while `delay ≤ u < duration`, then nothing.
    ///
    /// @param delay    zero or more
    /// @param duration counted from the interaction, not from the delay; longer than the delay by a
    ///                 microsecond or more
    record Box(Duration delay, Duration duration) implements Kernel {
        public Box {
            requireNotNegative("delay", delay);
            if (Micros.of(duration) <= Micros.of(delay)) {
                throw new IllegalArgumentException(
                        "duration must be longer than the delay %s: %s".formatted(delay, duration));
            }
        }

        @Override
        public double left(long ageMicros) {
            return ageMicros >= Micros.of(delay) && ageMicros < Micros.of(duration) ? 1 : 0;
        }
    }

    private static void requireNotNegative(String what, Duration span) {
        if (span.isNegative()) throw new IllegalArgumentException("%s must not be negative: %s".formatted(what, span));
    }
}
