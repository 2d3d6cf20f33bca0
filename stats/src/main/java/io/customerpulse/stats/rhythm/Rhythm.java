package io.customerpulse.stats.rhythm;

import io.customerpulse.stats.time.Micros;
import java.util.OptionalDouble;

/// The rhythm of a customer's returns, read off the days they came on: what cadence, "overdue" and "came
/// back after a long gap" are made of. Days are of 24 hours from midnight UTC.
///
/// @param days         how many days had a return, of the last [DayWindow#DAYS]
/// @param firstDay     the first of them, counted from 1970-01-01
/// @param previousDay  the one before the latest; the latest itself if it is alone
/// @param latestMicros the latest return
public record Rhythm(int days, long firstDay, long previousDay, long latestMicros) {

    /// Nobody returned yet.
    public static final Rhythm NONE = new Rhythm(0, 0, 0, 0);

    /// Reads it off.
    ///
    /// @param window       the days with a return
    /// @param latestMicros the latest return
    public static Rhythm of(DayWindow window, long latestMicros) {
        return window.isEmpty() ? NONE : new Rhythm(window.count(), window.first(), window.previous(), latestMicros);
    }

    public boolean isEmpty() {
        return days == 0;
    }

    /// Mean gap between days with a return, in days; nothing before the second.
    public OptionalDouble meanGapDays() {
        return days > 1 ? OptionalDouble.of((latestDay() - firstDay) / (days - 1.0)) : OptionalDouble.empty();
    }

    /// Days from the first to the latest day with a return; 0 without two.
    public long spanDays() {
        return isEmpty() ? 0 : latestDay() - firstDay;
    }

    /// The gap in days to expect, shrunk towards the gap of the typical customer:
    ///
    /// ```
    /// ĝ = (tₓ + m·g₀) / (x + m),   m = 1
    /// ```
    ///
    /// with `x` repeat days and `tₓ` days from the first to the latest. Without a repeat it is `g₀`.
    /// Positive whenever `g₀` is. Method: the posterior mean of an exponential gap under a conjugate
    /// prior worth `m` observations.
    public double expectedGapDays(double typicalGapDays) {
        return expectedGap(days, latestDay(), typicalGapDays);
    }

    /// How overdue the customer was when the latest return came: the gap before it in units of what was
    /// expected then. Nothing without two days.
    public OptionalDouble overdueAtReturn(double typicalGapDays) {
        if (days < 2) return OptionalDouble.empty();
        return OptionalDouble.of((latestDay() - previousDay) / expectedGap(days - 1, previousDay, typicalGapDays));
    }

    private double expectedGap(int count, long lastDay, double typicalGapDays) {
        return count <= 1 ? typicalGapDays : (lastDay - firstDay + typicalGapDays) / count;
    }

    private long latestDay() {
        return Math.floorDiv(latestMicros, Micros.DAY);
    }
}
