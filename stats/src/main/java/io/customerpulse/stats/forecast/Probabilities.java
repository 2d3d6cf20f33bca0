package io.customerpulse.stats.forecast;

import io.customerpulse.stats.rank.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How good forecast probabilities are.
///
/// ```
/// logLoss          = −Σ ln(p if it came, else 1 − p) / n,   p held inside [1e-15, 1 − 1e-15]
/// brier            = Σ (p − came)² / n
/// calibrationError = Σ over bins: (cases / n) · |mean forecast − share that came true|
/// ```
///
/// Bins are ten of equal count. Cases of one probability stay together, in the bin of their middle rank;
/// a bin may therefore be larger than a tenth, or missing.
///
/// @param logLoss          in nats; 0 is certain and right, ln 2 is a coin; at most 34.54 by the hold
/// @param brier            in [0, 1]; 0 is certain and right, .25 is a coin
/// @param calibrationError expected calibration error, in [0, 1]; 0 means what it says
/// @param bins             the bins, by rising probability: the points of a calibration plot
/// @see <a href="https://doi.org/10.1198/016214506000001437">Gneiting & Raftery, 2007</a>
/// @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Calibration error: Naeini et al., 2015</a>
public record Probabilities(double logLoss, double brier, double calibrationError, List<Bin> bins) {

    /// How near to 0 and 1 the log-loss lets a probability come, so that one sure error is not infinite.
    public static final double CLAMP = 1e-15;

    /// Bins of the calibration error.
    public static final int BINS = 10;

    /// Cases of about the same probability.
    ///
    /// @param forecast mean probability of the cases, in [0, 1]
    /// @param came     share of them that came true, in [0, 1]
    /// @param cases    how many; at least 1
    public record Bin(double forecast, double came, long cases) {}

    public Probabilities {
        bins = List.copyOf(bins);
    }

    /// Compares probabilities with what came true. O(n log n)
    ///
    /// @param probabilities in [0, 1], one per case
    /// @param came          what came true, one per case; at least one case
    public static Probabilities of(double[] probabilities, boolean[] came) {
        double logLoss = mean(logLosses(probabilities, came));
        double brier = mean(squares(probabilities, came));
        List<Bin> bins = bins(Ranking.of(probabilities), zeroOne(came), Require.once(came.length));
        return new Probabilities(logLoss, brier, calibrationError(bins).orElseThrow(), bins);
    }

    static double[] logLosses(double[] probabilities, boolean[] came) {
        requireProbabilities(probabilities, came);
        double[] losses = new double[came.length];
        for (int i = 0; i < losses.length; i++) {
            double held = Math.clamp(probabilities[i], CLAMP, 1 - CLAMP);
            losses[i] = came[i] ? -StrictMath.log(held) : -StrictMath.log1p(-held);
        }
        return losses;
    }

    static double[] squares(double[] probabilities, boolean[] came) {
        requireProbabilities(probabilities, came);
        double[] losses = new double[came.length];
        for (int i = 0; i < losses.length; i++) {
            double miss = came[i] ? 1 - probabilities[i] : probabilities[i];
            losses[i] = miss * miss;
        }
        return losses;
    }

    static double[] zeroOne(boolean[] came) {
        double[] outcomes = new double[came.length];
        for (int i = 0; i < outcomes.length; i++) outcomes[i] = came[i] ? 1 : 0;
        return outcomes;
    }

    static OptionalDouble calibrationError(List<Bin> bins) {
        long cases = 0;
        double error = 0;
        for (Bin bin : bins) {
            cases += bin.cases();
            error += bin.cases() * Math.abs(bin.forecast() - bin.came());
        }
        return cases == 0 ? OptionalDouble.empty() : OptionalDouble.of(error / cases);
    }

    static List<Bin> bins(Ranking ranking, double[] outcomes, int[] weights) {
        long[] counts = ranking.counts(weights);
        double[] sums = ranking.sums(outcomes, weights);
        long[] cases = new long[BINS];
        double[] forecast = new double[BINS];
        double[] came = new double[BINS];
        long total = 0;
        for (long count : counts) total += count;
        long below = 0;
        for (int level = 0; level < counts.length; level++) {
            if (counts[level] == 0) continue;
            int bin = (int) Math.min(BINS - 1, BINS * (2 * below + counts[level]) / (2 * total));
            cases[bin] += counts[level];
            forecast[bin] += counts[level] * ranking.score(level);
            came[bin] += sums[level];
            below += counts[level];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (cases[bin] > 0) bins.add(new Bin(forecast[bin] / cases[bin], came[bin] / cases[bin], cases[bin]));
        }
        return bins;
    }

    private static void requireProbabilities(double[] probabilities, boolean[] came) {
        Require.pairs(probabilities.length, came.length);
        Require.probabilities(probabilities);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }
}
