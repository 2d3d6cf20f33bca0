package io.customerpulse.stats.rank;

import java.util.Arrays;

/// Cases by rising score, sorted once and read often. Cases of one score share a *level*, 0 the lowest,
/// so whatever is computed from levels cannot depend on the order the cases came in.
///
/// A bootstrap asks for the same measure under hundreds of case weights: with the levels at hand each
/// costs O(n), without another sort. Building costs O(n log n) on primitives.
public final class Ranking {

    private final int[] level;
    private final double[] score;

    private Ranking(int[] level, double[] score) {
        this.level = level;
        this.score = score;
    }

    /// Ranks the cases.
    ///
    /// @param scores finite, one per case; not changed
    public static Ranking of(double[] scores) {
        double[] sorted = sorted(scores);
        int levels = 0;
        for (double each : sorted) {
            if (levels == 0 || sorted[levels - 1] != each) sorted[levels++] = each;
        }
        double[] distinct = Arrays.copyOf(sorted, levels);
        int[] level = new int[scores.length];
        for (int i = 0; i < level.length; i++) level[i] = Arrays.binarySearch(distinct, scores[i] + 0.0);
        return new Ranking(level, distinct);
    }

    /// A sorted copy in which −0 has become 0, as the sort tells them apart and a comparison does not.
    static double[] sorted(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) throw new IllegalArgumentException("scores must be finite: " + scores[i]);
            sorted[i] = scores[i] + 0.0;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// Number of cases.
    public int cases() {
        return level.length;
    }

    /// Number of distinct scores.
    public int levels() {
        return score.length;
    }

    /// Level of a case, from 0 for the lowest score.
    public int level(int at) {
        return level[at];
    }

    /// Score that the cases of a level have.
    public double score(int at) {
        return score[at];
    }

    /// How often the cases of each level count. O(n)
    ///
    /// @param weights how often each case counts; not negative
    public long[] counts(int[] weights) {
        requireCases(weights.length);
        long[] counts = new long[score.length];
        for (int i = 0; i < level.length; i++) {
            if (weights[i] < 0) throw new IllegalArgumentException("weights must not be negative: " + weights[i]);
            counts[level[i]] += weights[i];
        }
        return counts;
    }

    /// Weighted sum of a value over the cases of each level. O(n)
    ///
    /// @param values  one per case
    /// @param weights how often each case counts
    public double[] sums(double[] values, int[] weights) {
        requireCases(values.length);
        requireCases(weights.length);
        double[] sums = new double[score.length];
        for (int i = 0; i < level.length; i++) sums[level[i]] += weights[i] * values[i];
        return sums;
    }

    private void requireCases(int got) {
        if (got != level.length) {
            throw new IllegalArgumentException("%d cases ranked but %d given".formatted(level.length, got));
        }
    }
}
