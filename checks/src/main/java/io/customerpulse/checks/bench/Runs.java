package io.customerpulse.checks.bench;

import io.customerpulse.stats.rank.Median;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What the same measurement gave in several rounds.
///
/// @param values at least one, in the order of the rounds
record Runs(List<Double> values) {

    Runs {
        values = List.copyOf(values);
        if (values.isEmpty()) throw new IllegalArgumentException("there are no runs");
    }

    static <T> Runs of(List<T> rounds, ToDoubleFunction<T> measure) {
        return new Runs(rounds.stream().mapToDouble(measure).boxed().toList());
    }

    double median() {
        return Median.of(sorted()).orElseThrow();
    }

    /// Minimum, median and maximum, and behind them each round: `4.10  4.22  4.51 s   4.22 4.10 4.51`.
    String line(String unit) {
        double[] sorted = sorted();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%8.2f %8.2f %8.2f %-4s", sorted[0], median(), sorted[sorted.length - 1], unit));
        for (double value : values) line.append(String.format(Locale.ROOT, " %.2f", value));
        return line.toString();
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
