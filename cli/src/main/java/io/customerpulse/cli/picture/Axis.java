package io.customerpulse.cli.picture;

import java.util.List;
import java.util.stream.LongStream;

/// A value axis with round ticks.
///
/// It ends at a tick, or a little beyond one where the values go only a little beyond it.
///
/// @param low  the value at its lower end
/// @param high the value at its upper end; above `low`
/// @param step between two ticks: 1, 2 or 5 times a power of ten
public record Axis(double low, double high, double step) {

    /// Values beyond it are drawn at it: the sum of two is still finite.
    static final double VALUE_MAX = 1e150;

    private static final double SPAN_MIN = 1e-9;

    /// In steps: values beyond a tick by less do not need the next one.
    private static final double LITTLE = 0.3;

    /// The axis that holds both values and has at most about so many ticks.
    public static Axis of(double least, double most, int ticks) {
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
        double first = Math.floor(low / step + 1e-9);
        double last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
        double under = first + 1 - low / step;
        double over = high / step - last + 1;
        return new Axis(
                (under < LITTLE ? first + 1 - under : first) * step,
                (over < LITTLE ? last - 1 + over : last) * step,
                step);
    }

    public List<Double> ticks() {
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    /// Where a value stands: 0 at the low end, 1 at the high end.
    public double place(double value) {
        double place = (Math.clamp(value, -VALUE_MAX, VALUE_MAX) - low) / (high - low);
        return Math.clamp(place, 0, 1);
    }
}
