package io.customerpulse.stats.rank;

import java.util.OptionalDouble;

/// Area under the receiver operating characteristic: the chance that a score ranks a random positive
/// above a random negative, ties counting half. In [0, 1]; .5 is a coin.
///
/// Method: the pair count of Mann and Whitney, in whole numbers, so it is exact up to the last division.
///
/// @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley & McNeil, 1982</a>
public final class Auc {

    private Auc() {}

    /// The area for these scores and outcomes. O(n log n)
    ///
    /// @param scores   finite, one per case
    /// @param positive what came true, one per case; at least one of each kind
    public static double of(double[] scores, boolean[] positive) {
        int n = scores.length;
        if (positive.length != n) {
            throw new IllegalArgumentException("%d scores but %d outcomes".formatted(n, positive.length));
        }
        double[] above = Ranking.sorted(where(scores, positive, true));
        double[] below = Ranking.sorted(where(scores, positive, false));
        if (above.length == 0 || below.length == 0) {
            throw new IllegalArgumentException(
                    "need cases of both kinds: %d positive, %d negative".formatted(above.length, below.length));
        }
        long halves = 0;
        int lower = 0;
        int notHigher = 0;
        for (double score : above) {
            while (lower < below.length && below[lower] < score) lower++;
            while (notHigher < below.length && below[notHigher] <= score) notHigher++;
            halves += lower + (long) notHigher;
        }
        return halves / (2.0 * above.length * below.length);
    }

    /// The area if each case counted as often as its weight says: that of the cases repeated. O(n)
    ///
    /// @param ranking  the cases, ranked by score
    /// @param positive what came true, one per case
    /// @param weights  how often each case counts; not negative, at most two billion in all
    /// @return nothing if the weights leave cases of one kind only
    public static OptionalDouble of(Ranking ranking, boolean[] positive, int[] weights) {
        if (positive.length != ranking.cases()) {
            throw new IllegalArgumentException("%d scores but %d outcomes".formatted(ranking.cases(), positive.length));
        }
        long[] all = ranking.counts(weights);
        long[] positives = new long[all.length];
        for (int i = 0; i < positive.length; i++) {
            if (positive[i]) positives[ranking.level(i)] += weights[i];
        }
        long halves = 0;
        long negatives = 0;
        long total = 0;
        for (int level = 0; level < all.length; level++) {
            long tied = all[level] - positives[level];
            halves += positives[level] * (2 * negatives + tied);
            negatives += tied;
            total += positives[level];
        }
        if (total == 0 || negatives == 0) return OptionalDouble.empty();
        return OptionalDouble.of(halves / (2.0 * total * negatives));
    }

    private static double[] where(double[] scores, boolean[] positive, boolean kind) {
        int count = 0;
        for (boolean each : positive) {
            if (each == kind) count++;
        }
        double[] chosen = new double[count];
        int next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (positive[i] == kind) chosen[next++] = scores[i];
        }
        return chosen;
    }
}
