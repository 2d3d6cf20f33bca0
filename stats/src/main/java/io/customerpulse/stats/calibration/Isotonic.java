package io.customerpulse.stats.calibration;

import io.customerpulse.stats.rank.Ranking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A rising map from scores to what came, as near to the outcomes as a rising map can be:
///
/// ```
/// minimise Σ wᵢ (f(sᵢ) − yᵢ)²   over all f that never fall
/// ```
///
/// Method: pool adjacent violators over the distinct scores; the minimum is unique there. Between the
/// pooled blocks the map is a straight line, beyond the ends it is flat. Each value is a mean of
/// outcomes, so the map stays within the outcomes' range: of outcomes in [0, 1] it makes probabilities.
///
/// @param knots corners of the map, rising in score, never falling in value; at least one
/// @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al., 1955</a>
/// @see <a href="https://doi.org/10.1145/775047.775151">For probabilities: Zadrozny & Elkan, 2002</a>
public record Isotonic(List<Knot> knots) {

    /// A corner of the map.
    ///
    /// @param score finite
    /// @param value what the score means, in the unit of the outcomes
    public record Knot(double score, double value) {
        public Knot {
            if (!Double.isFinite(score) || !Double.isFinite(value)) {
                throw new IllegalArgumentException("a knot must be finite: %s, %s".formatted(score, value));
            }
        }
    }

    public Isotonic {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) throw new IllegalArgumentException("need at least one knot");
        for (int i = 1; i < knots.size(); i++) {
            Knot before = knots.get(i - 1);
            Knot here = knots.get(i);
            if (here.score() <= before.score() || here.value() < before.value()) {
                throw new IllegalArgumentException("knots must rise: %s, %s".formatted(before, here));
            }
        }
    }

    /// Fits the map where every case counts the same. O(n log n)
    public static Isotonic fit(double[] scores, double[] outcomes) {
        double[] weights = new double[scores.length];
        Arrays.fill(weights, 1);
        return fit(scores, outcomes, weights);
    }

    /// Fits the map. O(n log n)
    ///
    /// @param scores   finite, one per case
    /// @param outcomes finite, one per case
    /// @param weights  finite, not negative, one per case; at least one above 0
    public static Isotonic fit(double[] scores, double[] outcomes, double[] weights) {
        requireCases(scores, outcomes, weights);
        Ranking ranking = Ranking.of(scores);
        Blocks blocks = new Blocks(ranking.levels());
        double[] weight = new double[ranking.levels()];
        double[] sum = new double[ranking.levels()];
        for (int i = 0; i < scores.length; i++) {
            weight[ranking.level(i)] += weights[i];
            sum[ranking.level(i)] += weights[i] * outcomes[i];
        }
        for (int level = 0; level < weight.length; level++) {
            if (weight[level] > 0) blocks.add(ranking.score(level), weight[level], sum[level]);
        }
        if (blocks.size == 0) throw new IllegalArgumentException("need at least one case with weight");
        return new Isotonic(blocks.knots());
    }

    /// What a score means.
    ///
    /// @param score finite
    /// @return between the lowest and the highest outcome of the fit. O(log knots)
    public double apply(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("score must be finite: " + score);
        int low = 0;
        int high = knots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots.get(middle).score() <= score) low = middle + 1;
            else high = middle;
        }
        if (low == 0) return knots.getFirst().value();
        Knot left = knots.get(low - 1);
        if (low == knots.size() || left.score() == score) return left.value();
        Knot right = knots.get(low);
        double share = (score / 2 - left.score() / 2) / (right.score() / 2 - left.score() / 2);
        double value = left.value() + share * (right.value() - left.value());
        return Math.clamp(value, left.value(), right.value());
    }

    private static void requireCases(double[] scores, double[] outcomes, double[] weights) {
        if (scores.length != outcomes.length || scores.length != weights.length) {
            throw new IllegalArgumentException("%d scores but %d outcomes and %d weights"
                    .formatted(scores.length, outcomes.length, weights.length));
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(outcomes[i])) {
                throw new IllegalArgumentException("outcomes must be finite: " + outcomes[i]);
            }
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weights must be finite and not negative: " + weights[i]);
            }
        }
    }

    /// The pooled blocks so far, means rising strictly. Each level is pushed once and merged at most once.
    private static final class Blocks {

        private final double[] low;
        private final double[] high;
        private final double[] weight;
        private final double[] sum;
        private int size;

        Blocks(int capacity) {
            low = new double[capacity];
            high = new double[capacity];
            weight = new double[capacity];
            sum = new double[capacity];
        }

        void add(double score, double itsWeight, double itsSum) {
            low[size] = score;
            high[size] = score;
            weight[size] = itsWeight;
            sum[size++] = itsSum;
            while (size > 1 && mean(size - 2) >= mean(size - 1)) {
                size--;
                high[size - 1] = high[size];
                weight[size - 1] += weight[size];
                sum[size - 1] += sum[size];
            }
        }

        double mean(int block) {
            return sum[block] / weight[block];
        }

        List<Knot> knots() {
            List<Knot> knots = new ArrayList<>();
            for (int block = 0; block < size; block++) {
                knots.add(new Knot(low[block], mean(block)));
                if (high[block] > low[block]) knots.add(new Knot(high[block], mean(block)));
            }
            return knots;
        }
    }
}
