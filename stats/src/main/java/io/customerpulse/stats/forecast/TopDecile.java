package io.customerpulse.stats.forecast;

import io.customerpulse.stats.rank.Ranking;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the tenth of the cases with the highest scores had of all that came.
///
/// Ties at the cut count by their expected value, as in [Gain]; of a number of cases that ten does not
/// divide, the last case counts in part.
///
/// @param share share of all the actual, in [0, 1]; .1 is what chance gives
/// @see <a href="https://doi.org/10.1509/jmkr.43.2.276">Neslin et al., 2006</a>
public record TopDecile(double share) {

    static final double FRACTION = 0.1;

    /// The top decile of these scores. O(n log n)
    ///
    /// @param scores finite, one per case
    /// @param actual not negative, one per case; at least one
    /// @return nothing if nothing came
    public static Optional<TopDecile> of(double[] scores, double[] actual) {
        Require.pairs(scores.length, actual.length);
        Require.notNegative("actual", actual);
        OptionalDouble share = Gain.shareOf(Ranking.of(scores), actual, Require.once(actual.length), FRACTION);
        return share.isPresent() ? Optional.of(new TopDecile(share.getAsDouble())) : Optional.empty();
    }

    /// How many times as much as chance: `share / .1`, in [0, 10].
    public double lift() {
        return share / FRACTION;
    }
}
