package io.customerpulse.server.model;

import io.customerpulse.stats.forecast.Bootstrap;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Measure;
import io.customerpulse.stats.forecast.Resampled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A candidate held against what is in force, on the same customers and the last period of the server's own history:
/// both look from one horizon before the last interaction, and what happened then is known.
///
/// A candidate *wins* if it is better beyond chance, in ranking (AUC) or in counting (mean absolute error), and worse
/// beyond chance in neither. Beyond chance is a paired 95 % bootstrap interval of the difference without 0.
///
/// @param period    on what
/// @param candidate how it did
/// @param current   how what is in force did
/// @param less      candidate less current
/// @param pulses    how the numbers would move
public record Contest(Period period, Figures candidate, Figures current, Differences less, Pulses pulses) {

    /// On what two are held against each other.
    ///
    /// @param landmark  up to where everything is known
    /// @param until     up to where it is known what came
    /// @param customers with an interaction by the landmark
    /// @param came      how many of them had an occasion
    /// @param isKnown   whether the candidate was learned from what came in it: then its figures flatter it
    public record Period(
            Instant landmark, Instant until, Duration horizon, long customers, long came, boolean isKnown) {}

    /// How a pulse did. Without a model a pulse ranks, and forecasts no count and no chance.
    ///
    /// @param auc              of at least one occasion; in [0, 1]; empty if all or none had one
    /// @param meanAbsoluteError of the number of occasions
    /// @param calibrationError of the chance of one or more; in [0, 1]
    public record Figures(
            Optional<Double> auc, Optional<Double> meanAbsoluteError, Optional<Double> calibrationError) {}

    /// Candidate less current, each with its interval; empty where one has no figure.
    public record Differences(
            Optional<Interval> auc, Optional<Interval> meanAbsoluteError, Optional<Interval> calibrationError) {}

    /// Quantiles of the pulses of the same customers at the last instant.
    ///
    /// @param at      which quantiles, in [0, 1]
    /// @param current   of the pulses in force
    /// @param candidate of the candidate's
    public record Pulses(List<Double> at, List<Double> current, List<Double> candidate) {}

    static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95, 1);

    /// Whether the candidate may be adopted without anybody insisting.
    public boolean isWon() {
        boolean isBetter = isAbove(less.auc) || isBelow(less.meanAbsoluteError);
        boolean isWorse = isBelow(less.auc) || isAbove(less.meanAbsoluteError);
        return isBetter && !isWorse;
    }

    private static boolean isAbove(Optional<Interval> difference) {
        return difference.filter(it -> it.low() > 0).isPresent();
    }

    private static boolean isBelow(Optional<Interval> difference) {
        return difference.filter(it -> it.high() < 0).isPresent();
    }

    /// One side's word on all customers.
    static final class Said {

        private final double[] scores;
        private final Optional<double[]> counts;
        private final Optional<double[]> chances;

        /// @param scores  that rank them
        /// @param counts  how many occasions; empty for none said
        /// @param chances of one or more
        Said(double[] scores, Optional<double[]> counts, Optional<double[]> chances) {
            this.scores = scores;
            this.counts = counts;
            this.chances = chances;
        }
    }

    /// Who came, and how often.
    static final class Came {

        private final double[] counts;
        private final boolean[] any;

        Came(double[] counts) {
            this.counts = counts;
            this.any = new boolean[counts.length];
            for (int i = 0; i < any.length; i++) any[i] = counts[i] > 0;
        }

        int customers() {
            return counts.length;
        }

        /// How many came at all.
        long many() {
            long many = 0;
            for (boolean came : any) if (came) many++;
            return many;
        }
    }

    /// Both sides' words.
    record Sides(Said candidate, Said current) {}

    /// Judges both sides.
    static Contest of(Period period, Sides sides, Came came, Pulses pulses) {
        if (came.customers() == 0) {
            Figures none = new Figures(Optional.empty(), Optional.empty(), Optional.empty());
            return new Contest(
                    period, none, none, new Differences(Optional.empty(), Optional.empty(), Optional.empty()), pulses);
        }
        Measured measured = new Measured(came);
        int[] ours = measured.add(sides.candidate);
        int[] theirs = measured.add(sides.current);
        Resampled resampled = BOOTSTRAP.ofCases(came.customers(), measured.measures);
        return new Contest(
                period,
                figures(resampled, ours),
                figures(resampled, theirs),
                new Differences(
                        difference(resampled, ours[0], theirs[0]),
                        difference(resampled, ours[1], theirs[1]),
                        difference(resampled, ours[2], theirs[2])),
                pulses);
    }

    private static Figures figures(Resampled resampled, int[] places) {
        return new Figures(
                estimate(resampled, places[0]), estimate(resampled, places[1]), estimate(resampled, places[2]));
    }

    private static Optional<Double> estimate(Resampled resampled, int place) {
        return place < 0 ? Optional.empty() : resampled.interval(place).map(Interval::estimate);
    }

    private static Optional<Interval> difference(Resampled resampled, int ours, int theirs) {
        return ours < 0 || theirs < 0 ? Optional.empty() : resampled.difference(ours, theirs);
    }

    /// The measures of both sides, each at its place.
    private static final class Measured {

        private final Came came;
        private final List<Measure> measures = new ArrayList<>();

        Measured(Came came) {
            this.came = came;
        }

        /// @return the places of AUC, mean absolute error and calibration error; -1 for none
        int[] add(Said said) {
            return new int[] {
                add(Measure.auc(said.scores, came.any)),
                said.counts
                        .map(it -> add(Measure.meanAbsoluteError(it, came.counts)))
                        .orElse(-1),
                said.chances
                        .map(it -> add(Measure.calibrationError(it, came.any)))
                        .orElse(-1)
            };
        }

        private int add(Measure measure) {
            measures.add(measure);
            return measures.size() - 1;
        }
    }
}
