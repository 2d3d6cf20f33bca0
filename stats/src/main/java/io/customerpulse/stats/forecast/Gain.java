package io.customerpulse.stats.forecast;

import io.customerpulse.stats.rank.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The cumulative gain curve: of all that came, the share that the best-scored part of the cases had.
/// A forecast that knows nothing lies on the diagonal.
///
/// Where the cut falls among cases of one score, each counts with the same fraction: the expected value
/// over all orders of the tied. So the order of the input cannot show.
///
/// @param points from (0, 0) to (1, 1), in rising order; empty if nothing came
/// @see <a href="https://doi.org/10.1509/jmkr.43.2.276">Lift and top decile: Neslin et al., 2006</a>
public record Gain(List<Point> points) {

    /// One point of the curve.
    ///
    /// @param cases share of the cases, best scores first, in [0, 1]
    /// @param share share of the actual that they had, in [0, 1]
    public record Point(double cases, double share) {}

    public Gain {
        points = List.copyOf(points);
    }

    /// The curve at `0, 1/steps, 2/steps, … 1`. O(n log n)
    ///
    /// @param scores finite, one per case
    /// @param actual not negative, one per case; at least one
    /// @param steps  at least 1
    public static Gain of(double[] scores, double[] actual, int steps) {
        Require.pairs(scores.length, actual.length);
        Require.notNegative("actual", actual);
        if (steps < 1) throw new IllegalArgumentException("steps must be at least 1: " + steps);
        Ranking ranking = Ranking.of(scores);
        int[] once = Require.once(actual.length);
        long[] counts = ranking.counts(once);
        double[] sums = ranking.sums(actual, once);
        double total = total(sums);
        if (total == 0) return new Gain(List.of());
        List<Point> points = new ArrayList<>();
        double taken = 0;
        double came = 0;
        int level = counts.length - 1;
        for (int step = 0; step <= steps; step++) {
            double cut = actual.length * (step / (double) steps);
            while (level >= 0 && taken + counts[level] <= cut) {
                taken += counts[level];
                came += sums[level--];
            }
            double part = level < 0 ? 0 : sums[level] * (cut - taken) / counts[level];
            points.add(new Point(step / (double) steps, Math.min(1, (came + part) / total)));
        }
        return new Gain(points);
    }

    /// Share of the actual that the given fraction of cases with the highest scores has; nothing if
    /// nothing came.
    static OptionalDouble shareOf(Ranking ranking, double[] actual, int[] weights, double fraction) {
        long[] counts = ranking.counts(weights);
        double[] sums = ranking.sums(actual, weights);
        double total = total(sums);
        if (total == 0) return OptionalDouble.empty();
        double left = 0;
        for (long count : counts) left += count;
        left *= fraction;
        double came = 0;
        for (int level = counts.length - 1; level >= 0 && left > 0; level--) {
            if (counts[level] == 0) continue;
            came += sums[level] * Math.min(1, left / counts[level]);
            left -= counts[level];
        }
        return OptionalDouble.of(Math.min(1, came / total));
    }

    private static double total(double[] sums) {
        double total = 0;
        for (double sum : sums) total += sum;
        return total;
    }
}
