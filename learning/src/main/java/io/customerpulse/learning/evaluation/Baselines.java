package io.customerpulse.learning.evaluation;

import static io.customerpulse.stats.decay.DoublingGrid.HALF_LIVES;

import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.stats.rank.Auc;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// What anybody would try first: the same as last time, how recent, how often, how much; the catalog as it comes;
/// one half-life. Each is a score; what it forecasts is taught at the landmarks.
final class Baselines {

    private static final int QUINTILES = 5;

    private final Glimpses before;
    private final Glimpses customers;
    private final Calibrated calibrated;

    /// Baselines.
    ///
    /// @param before    looks at the landmarks
    /// @param customers at the split
    /// @param stretch   how many of the landmarks' horizons the one asked for is
    Baselines(Glimpses before, Glimpses customers, double stretch) {
        this.before = before;
        this.customers = customers;
        this.calibrated = new Calibrated(before, stretch);
    }

    /// As many occasions as in the last horizon.
    Contender naive() {
        double[] lately = customers.all(Fact.LAST_PERIOD);
        Contender chances = calibrated.contender("naive", before.all(Fact.LAST_PERIOD), lately, StrictMath::log1p);
        return Contender.of("naive", lately, lately, chances.chance()).remarking("as many as in the last period");
    }

    /// Who was here lately comes again (Wübben & von Wangenheim, 2008).
    Contender recency() {
        double[] taught = negative(before.all(Fact.RECENCY_DAYS));
        double[] asked = negative(customers.all(Fact.RECENCY_DAYS));
        return calibrated
                .contender("recency", taught, asked, score -> -StrictMath.log1p(-score))
                .remarking(
                        "active if here within the last %s days, the best cut at the landmarks; right for %s %% there"
                                .formatted(number(bestCut(taught)), number(100 * rightShare(taught, bestCut(taught)))));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// The recency that parts the active from the inactive best, out of a hundred quantiles.
    private double bestCut(double[] taught) {
        double[] sorted = negative(taught);
        Arrays.sort(sorted);
        double best = sorted[sorted.length - 1];
        double most = 0;
        for (int q = 1; q <= 100; q++) {
            double cut = sorted[(int) ((long) q * (sorted.length - 1) / 100)];
            double share = rightShare(taught, cut);
            if (share > most) {
                most = share;
                best = cut;
            }
        }
        return best;
    }

    private double rightShare(double[] taught, double cut) {
        long right = 0;
        for (int row = 0; row < taught.length; row++) {
            if ((-taught[row] <= cut) == (before.of(row, Fact.LATER) > 0)) right++;
        }
        return right / (double) taught.length;
    }

    Contender frequency() {
        return calibrated.contender(
                "frequency", before.all(Fact.OCCASIONS), customers.all(Fact.OCCASIONS), StrictMath::log1p);
    }

    /// Recency, frequency and monetary value in fifths of the customers at the landmarks, added up (Hughes, 1994).
    Contender rfm() {
        return calibrated.contender("RFM", rfm(before), rfm(customers), score -> score);
    }

    private double[] rfm(Glimpses looks) {
        double[] sum = new double[looks.size()];
        addFifths(sum, negative(before.all(Fact.RECENCY_DAYS)), negative(looks.all(Fact.RECENCY_DAYS)));
        addFifths(sum, before.all(Fact.OCCASIONS), looks.all(Fact.OCCASIONS));
        addFifths(sum, before.all(Fact.WORTH), looks.all(Fact.WORTH));
        return sum;
    }

    private static void addFifths(double[] sum, double[] taught, double[] asked) {
        double[] sorted = taught.clone();
        Arrays.sort(sorted);
        for (int row = 0; row < sum.length; row++) {
            int fifth = 1;
            for (int q = 1; q < QUINTILES; q++) {
                if (asked[row] > sorted[(int) ((long) q * (sorted.length - 1) / QUINTILES)]) fifth = q + 1;
            }
            sum[row] += fifth;
        }
    }

    /// The pulse of a catalog, as it comes.
    ///
    /// @param taught everybody's at the landmarks
    /// @param asked  everybody's at the split
    Contender catalog(double[] taught, double[] asked) {
        double scale =
                Math.max(1e-9, Arrays.stream(taught).map(Math::abs).average().orElse(1));
        return calibrated.contender(
                "default catalog",
                taught,
                asked,
                score -> StrictMath.copySign(StrictMath.log1p(10 * Math.abs(score) / scale), score));
    }

    /// The returns that are forecast, counted with the one half-life that ranked best at the landmarks.
    ///
    /// @param targets how many signals are forecast; each has a column per half-life of the grid, one signal after
    ///                the other
    Contender oneHalfLife(int targets) {
        boolean[] came = new boolean[before.size()];
        for (int row = 0; row < came.length; row++) came[row] = before.of(row, Fact.LATER) > 0;
        boolean mixed = IntStream.range(1, came.length).anyMatch(row -> came[row] != came[0]);
        int best = HALF_LIVES.size() - 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; mixed && k < HALF_LIVES.size(); k++) {
            double auc = Auc.of(counted(before, targets, k), came);
            if (auc > most) {
                most = auc;
                best = k;
            }
        }
        return calibrated
                .contender(
                        "one half-life",
                        counted(before, targets, best),
                        counted(customers, targets, best),
                        score -> StrictMath.log(score + 0.01))
                .remarking("half-life %s days"
                        .formatted(number(HALF_LIVES.get(best).days())));
    }

    private static double[] counted(Glimpses looks, int targets, int halfLife) {
        double[] counted = new double[looks.size()];
        for (int target = 0; target < targets; target++) {
            int column = target * HALF_LIVES.size() + halfLife;
            for (int row = 0; row < counted.length; row++) counted[row] += looks.column(row, column);
        }
        return counted;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }
}
