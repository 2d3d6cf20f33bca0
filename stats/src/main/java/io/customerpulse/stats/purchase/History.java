package io.customerpulse.stats.purchase;

/// What the models need to know of a customer's purchases: how many, how recent, for how long.
///
/// Times are in any unit, the same for everyone, counted from the first purchase. Purchases of one day
/// are better counted as one: the models know no bursts.
///
/// @param repeats purchases after the first, `x`; not negative
/// @param last    time of the last purchase, `tₓ`; 0 without repeats, else positive
/// @param age     time observed, `T`; not below `last`, finite
/// @param logGaps sum of the natural logarithms of the gaps between purchases; 0 without repeats. Only
///                [MbgCnbd] uses it
public record History(int repeats, double last, double age, double logGaps) {

    public History {
        if (repeats < 0) throw new IllegalArgumentException("repeats must not be negative: " + repeats);
        if (!(last >= 0 && last <= age && Double.isFinite(age))) {
            throw new IllegalArgumentException(
                    "last purchase must be from 0 to the age, which is finite: %s of %s".formatted(last, age));
        }
        if ((repeats > 0) != (last > 0)) {
            throw new IllegalArgumentException(
                    "last purchase is after the first if and only if there are repeats: %s after %d repeats"
                            .formatted(last, repeats));
        }
        if (!Double.isFinite(logGaps) || (repeats == 0 && logGaps != 0)) {
            throw new IllegalArgumentException(
                    "sum of logarithms of %d gaps must be finite, 0 without gaps: %s".formatted(repeats, logGaps));
        }
    }

    /// A history for the models that do not look at single gaps.
    public static History of(int repeats, double last, double age) {
        return new History(repeats, last, age, 0);
    }

    /// The history of purchases at these times.
    ///
    /// @param times strictly ascending, at least one; in any unit, from any origin
    /// @param until end of the observation, not before the last of them
    public static History of(double[] times, double until) {
        if (times.length == 0) throw new IllegalArgumentException("a customer begins with a purchase: no times");
        double logGaps = 0;
        for (int i = 1; i < times.length; i++) {
            if (!(times[i] > times[i - 1])) {
                throw new IllegalArgumentException("times must ascend: %s, then %s".formatted(times[i - 1], times[i]));
            }
            logGaps += StrictMath.log(times[i] - times[i - 1]);
        }
        return new History(times.length - 1, times[times.length - 1] - times[0], until - times[0], logGaps);
    }
}
