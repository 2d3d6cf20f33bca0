package io.customerpulse.stats.rates;

import java.util.ArrayList;
import java.util.List;

/// Estimates of groups, each drawn towards the mean of all as far as it is uncertain itself:
///
/// ```
/// θ = r − B (r − μ),   B = (k − 3)/(k − 1) · v/(τ² + v),   w = 1/(τ² + v),   μ = Σ w r / Σ w
/// var θ = (1 − B (k − 1)/k) v + 2/(k − 3) · (τ² + v̄)/(τ² + v) · B² (r − μ)²,   v̄ = Σ w v / Σ w
/// ```
///
/// for `k` groups with estimates `r` of variances `v`. `τ²` is how far the true values lie apart, from how far the
/// estimates do beyond their own uncertainty (never below 0). So a group of which little is known is taken for an
/// average one, and the best of many is not the luckiest. The last term is for `τ²` being an estimate itself. Three
/// groups or fewer say too little of each other: they stay as they are.
///
/// Sources: C. N. Morris (1983), Parametric empirical Bayes inference; for `τ²` R. DerSimonian and N. Laird (1986),
/// Meta-analysis in clinical trials.
///
/// @param mean   `μ`
/// @param apart  `τ²`
/// @param groups in the order in which they were given
public record Drawn(double mean, double apart, List<Estimate> groups) {

    /// Groups that say something of each other.
    private static final int GROUPS_MIN = 4;

    /// An estimate, with an interval that holds the true value in 95 of 100 cases.
    public record Estimate(double value, double low, double high) {
        static Estimate of(double value, double variance) {
            double half = Share.Z * StrictMath.sqrt(variance);
            return new Estimate(value, value - half, value + half);
        }
    }

    /// What is known of a group by itself.
    ///
    /// @param value    its estimate
    /// @param variance of the estimate; positive
    public record Own(double value, double variance) {
        public Own {
            if (!(variance > 0)) throw new IllegalArgumentException("variance must be positive: " + variance);
        }
    }

    public Drawn {
        groups = List.copyOf(groups);
    }

    /// Draws groups together.
    ///
    /// @param groups at least one
    public static Drawn of(List<Own> groups) {
        if (groups.isEmpty()) throw new IllegalArgumentException("there is no mean of no groups");
        int k = groups.size();
        double apart = apart(groups);
        double weight = 0;
        double sum = 0;
        double variances = 0;
        for (Own each : groups) {
            double w = 1 / (apart + each.variance());
            weight += w;
            sum += w * each.value();
            variances += w * each.variance();
        }
        double mean = sum / weight;
        Common common = new Common(mean, apart, variances / weight, k);
        List<Estimate> drawn = new ArrayList<>();
        for (Own each : groups) {
            drawn.add(k < GROUPS_MIN ? Estimate.of(each.value(), each.variance()) : common.drawn(each));
        }
        return new Drawn(mean, apart, drawn);
    }

    /// What all groups together are like.
    ///
    /// @param mean  `μ`
    /// @param apart `τ²`
    /// @param usual `v̄`
    /// @param k     how many they are
    private record Common(double mean, double apart, double usual, int k) {

        Estimate drawn(Own own) {
            double v = own.variance();
            double pull = (k - 3.0) / (k - 1.0) * v / (apart + v);
            double off = own.value() - mean;
            double unsure = 2 / (k - 3.0) * (apart + usual) / (apart + v) * pull * pull * off * off;
            return Estimate.of(own.value() - pull * off, (1 - pull * (k - 1) / k) * v + unsure);
        }
    }

    private static double apart(List<Own> groups) {
        double weight = 0;
        double squares = 0;
        double sum = 0;
        for (Own each : groups) {
            weight += 1 / each.variance();
            squares += 1 / (each.variance() * each.variance());
            sum += each.value() / each.variance();
        }
        double scale = weight - squares / weight;
        if (!(scale > 0)) return 0;
        double spread = 0;
        for (Own each : groups) {
            double off = each.value() - sum / weight;
            spread += off * off / each.variance();
        }
        return StrictMath.max(0, (spread - (groups.size() - 1)) / scale);
    }
}
