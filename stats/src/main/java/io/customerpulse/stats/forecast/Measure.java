package io.customerpulse.stats.forecast;

import io.customerpulse.stats.rank.Auc;
import io.customerpulse.stats.rank.Ranking;
import java.util.OptionalDouble;

/// A measure of a forecast as a function of how often each case counts: what a [Bootstrap] resamples.
///
/// Everything that does not depend on the weights (sorting, the loss of a case) is done once, when the
/// measure is made; each call is O(n).
@FunctionalInterface
public interface Measure {

    /// The measure if case `i` counted `weights[i]` times.
    ///
    /// @param weights not negative, one per case
    /// @return nothing if it is not defined under these weights
    OptionalDouble under(int[] weights);

    /// [Auc]: in [0, 1].
    static Measure auc(double[] scores, boolean[] positive) {
        Require.pairs(scores.length, positive.length);
        Ranking ranking = Ranking.of(scores);
        boolean[] kinds = positive.clone();
        return weights -> Auc.of(ranking, kinds, weights);
    }

    /// [TopDecile#share]: in [0, 1].
    static Measure topDecileShare(double[] scores, double[] actual) {
        Require.pairs(scores.length, actual.length);
        Require.notNegative("actual", actual);
        Ranking ranking = Ranking.of(scores);
        double[] amounts = actual.clone();
        return weights -> Gain.shareOf(ranking, amounts, weights, TopDecile.FRACTION);
    }

    /// [Errors#meanAbsolute]: in the unit of the actual.
    static Measure meanAbsoluteError(double[] predicted, double[] actual) {
        double[] losses = Errors.differences(predicted, actual);
        for (int i = 0; i < losses.length; i++) losses[i] = Math.abs(losses[i]);
        return weights -> mean(losses, weights);
    }

    /// [Errors#rootMeanSquared]: in the unit of the actual.
    static Measure rootMeanSquaredError(double[] predicted, double[] actual) {
        double[] losses = Errors.differences(predicted, actual);
        for (int i = 0; i < losses.length; i++) losses[i] *= losses[i];
        return weights -> {
            OptionalDouble mean = mean(losses, weights);
            return mean.isPresent() ? OptionalDouble.of(Math.sqrt(mean.getAsDouble())) : mean;
        };
    }

    /// [Errors#correlation]: in [−1, 1].
    static Measure correlation(double[] predicted, double[] actual) {
        Errors.requireNumbers(predicted, actual);
        double[] forecasts = predicted.clone();
        double[] outcomes = actual.clone();
        return weights -> Errors.correlation(forecasts, outcomes, weights);
    }

    /// [Errors#ratio].
    static Measure ratio(double[] predicted, double[] actual) {
        Errors.requireNumbers(predicted, actual);
        double[] forecasts = predicted.clone();
        double[] outcomes = actual.clone();
        return weights -> Errors.ratio(forecasts, outcomes, weights);
    }

    /// [Probabilities#logLoss]: in nats.
    static Measure logLoss(double[] probabilities, boolean[] came) {
        double[] losses = Probabilities.logLosses(probabilities, came);
        return weights -> mean(losses, weights);
    }

    /// [Probabilities#brier]: in [0, 1].
    static Measure brier(double[] probabilities, boolean[] came) {
        double[] losses = Probabilities.squares(probabilities, came);
        return weights -> mean(losses, weights);
    }

    /// [Probabilities#calibrationError]: in [0, 1].
    static Measure calibrationError(double[] probabilities, boolean[] came) {
        Require.pairs(probabilities.length, came.length);
        Require.probabilities(probabilities);
        Ranking ranking = Ranking.of(probabilities);
        double[] outcomes = Probabilities.zeroOne(came);
        return weights -> Probabilities.calibrationError(Probabilities.bins(ranking, outcomes, weights));
    }

    private static OptionalDouble mean(double[] losses, int[] weights) {
        if (weights.length != losses.length) {
            throw new IllegalArgumentException("%d cases but %d weights".formatted(losses.length, weights.length));
        }
        double sum = 0;
        long count = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += weights[i] * losses[i];
            count += weights[i];
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
