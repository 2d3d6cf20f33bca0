package io.customerpulse.cli.picture;

import java.util.List;
import java.util.stream.LongStream;

/// A value axis with round ticks.
///
/// @param first the lowest tick, in steps
/// @param last  the highest tick, in steps; above `first`
/// @param step  1, 2 or 5 times a power of ten
record Axis(long first, long last, double step) {

    /// Values beyond it are drawn at it: the sum of two is still finite.
    static final double VALUE_MAX = 1e150;

    private static final double SPAN_MIN = 1e-9;

    /// The axis that holds both values and has at most about so many ticks.
    static Axis of(double least, double most, int ticks) {
        double low = Math.max(-VALUE_MAX, Math.min(least, most));
        double high = Math.min(VALUE_MAX, Math.max(least, most));
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= Math.max(SPAN_MIN, size * 1e-9)) {
            double room = Math.max(size, 1) / 2;
            low -= room;
            high += room;
        }
        double raw = (high - low) / Math.max(1, ticks);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * 10;
        for (double nice : new double[] {1, 2, 5}) {
            if (power * nice >= raw * 0.999_999) {
                step = power * nice;
                break;
            }
        }
        long first = (long) Math.floor(low / step + 1e-9);
        long last = (long) Math.ceil(high / step - 1e-9);
        return new Axis(first, Math.max(last, first + 1), step);
    }

    double low() {
        return first * step;
    }

    double high() {
        return last * step;
    }

    List<Double> ticks() {
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    /// Where a value stands: 0 at the low end, 1 at the high end.
    double place(double value) {
        double place = (Math.clamp(value, -VALUE_MAX, VALUE_MAX) - low()) / (high() - low());
        return Math.clamp(place, 0, 1);
    }
}
