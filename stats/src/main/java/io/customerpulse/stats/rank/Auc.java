package io.customerpulse.stats.rank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Area under the receiver operating characteristic: the chance that a score ranks a random positive
/// above a random negative, ties counting half. In [0, 1]; .5 is a coin.
///
/// Method: the rank-sum identity of Mann and Whitney with mid-ranks. O(n log n).
///
/// @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley & McNeil, 1982</a>
public final class Auc {

    private Auc() {}

    /// The area for these scores and outcomes.
    ///
    /// @param scores   finite, one per case
    /// @param positive what came true, one per case; at least one of each kind
    public static double of(double[] scores, boolean[] positive) {
        int n = scores.length;
        if (positive.length != n) {
            throw new IllegalArgumentException("%d scores but %d outcomes".formatted(n, positive.length));
        }
        for (double score : scores) {
            if (!Double.isFinite(score)) throw new IllegalArgumentException("scores must be finite: " + score);
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double rankSum = 0;
        long positives = 0;
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && scores[order[to]] == scores[order[from]]) to++;
            double midRank = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                if (positive[order[i]]) {
                    rankSum += midRank;
                    positives++;
                }
            }
            from = to;
        }
        long negatives = n - positives;
        if (positives == 0 || negatives == 0) {
            throw new IllegalArgumentException(
                    "need cases of both kinds: %d positive, %d negative".formatted(positives, negatives));
        }
        return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
