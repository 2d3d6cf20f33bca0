package io.customerpulse.stats.trees;

import io.customerpulse.stats.chance.Spread;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Grows trees whose sum, added to what is known already, is the logarithm of the odds of an outcome. Each tree is a
/// Newton step on the likelihood of the outcomes (Friedman, Greedy function approximation, 2001; leaves and gains as in
/// Chen and Guestrin, XGBoost, 2016).
///
/// ```
/// gain of a cut = G₁²/(H₁+λ) + G₂²/(H₂+λ) − G²/(H+λ),  leaf = −η·G/(H+λ)
/// ```
///
/// with `G` the sum of the gradients of a side and `H` of their curvatures. Each tree sees a part of the cases and may
/// ask for a part of the features (Friedman, Stochastic gradient boosting, 2002), which hang on its number alone: the
/// same cases give the same trees. A tree costs up to `(1 + depth) / 2` additions for each case and feature it sees.
public final class Boosting {

    /// How trees are grown.
    ///
    /// @param depth       questions that follow each other at most; 1 or more
    /// @param rate        `η`: how far each tree goes, in (0, 1]
    /// @param ridge       `λ`: curvature that pulls nowhere; a case has at most .25
    /// @param least       curvature that either side of a cut must have; above 0
    /// @param rowsPart    the part of the cases that a tree sees, in (0, 1]
    /// @param columnsPart the part of the features that it may ask for, in (0, 1]
    public record Settings(int depth, double rate, double ridge, double least, double rowsPart, double columnsPart) {}

    /// What leaves say is told in millionths.
    private static final double MILLION = 1e6;

    /// From here on the logarithm of 1 + odds is that of the odds.
    private static final double ODDS_FAR = 40;

    private final Grades grades;
    private final boolean[] outcomes;
    private final int[] rows;
    private final Settings settings;
    private final double[] odds;
    private final double[] pulls;
    private final double[] gains;
    private int grown;

    /// Before the first tree.
    ///
    /// @param outcomes of all cases
    /// @param known    the logarithm of the odds that is known already, of all cases
    /// @param rows     the cases to learn from; of the others it is only told what their odds become
    public Boosting(Grades grades, boolean[] outcomes, double[] known, int[] rows, Settings settings) {
        this.grades = grades;
        this.outcomes = outcomes.clone();
        this.rows = rows.clone();
        this.settings = settings;
        this.odds = known.clone();
        this.pulls = new double[2 * known.length];
        this.gains = new double[grades.features()];
    }

    /// The logarithm of a case's odds by now.
    public double odds(int row) {
        return odds[row];
    }

    /// The log-likelihood of a case's outcome by now, in nats.
    public double logLikelihood(int row) {
        double against = outcomes[row] ? -odds[row] : odds[row];
        return against > ODDS_FAR ? -against : -StrictMath.log1p(StrictMath.exp(against));
    }

    /// What the questions about each feature have gained so far, in nats.
    public double[] gains() {
        return gains.clone();
    }

    /// Grows one more tree.
    public Tree grow() {
        int[] seen = drawn(rows, settings.rowsPart());
        int[] features = drawn(IntStream.range(0, grades.features()).toArray(), settings.columnsPart());
        Pull all = pull(seen);
        Shoot shoot = shoot(seen, Histogram.of(grades, features, seen, pulls), all, settings.depth());
        for (int row = 0; row < odds.length; row++) odds[row] += shoot.at(grades, row);
        grown++;
        return shoot.tree(grades);
    }

    private Pull pull(int[] seen) {
        double gradient = 0;
        double curvature = 0;
        for (int row : seen) {
            double chance = 1 / (1 + StrictMath.exp(-odds[row]));
            pulls[2 * row] = chance - (outcomes[row] ? 1 : 0);
            pulls[2 * row + 1] = chance * (1 - chance);
            gradient += pulls[2 * row];
            curvature += pulls[2 * row + 1];
        }
        return new Pull(gradient, curvature);
    }

    private Shoot shoot(int[] cases, Histogram histogram, Pull pull, int depth) {
        Optional<Histogram.Cut> best = histogram.best(pull, settings);
        if (best.isEmpty()) return end(pull);
        Histogram.Cut cut = best.get();
        gains[cut.feature()] += cut.gain() / 2;
        Pull rest = pull.less(cut.first());
        if (depth == 1) return new Shoot.Fork(cut.feature(), cut.grade(), end(cut.first()), end(rest));
        int[] yes = side(cases, cut, true);
        int[] no = side(cases, cut, false);
        boolean isFirstSmaller = yes.length < no.length;
        Histogram smaller = Histogram.of(grades, histogram.features(), isFirstSmaller ? yes : no, pulls);
        Histogram larger = histogram.less(smaller);
        return new Shoot.Fork(
                cut.feature(),
                cut.grade(),
                shoot(yes, isFirstSmaller ? smaller : larger, cut.first(), depth - 1),
                shoot(no, isFirstSmaller ? larger : smaller, rest, depth - 1));
    }

    private Shoot end(Pull pull) {
        return new Shoot.End(Math.rint(MILLION * settings.rate() * pull.step(settings.ridge())) / MILLION);
    }

    private int[] side(int[] cases, Histogram.Cut cut, boolean isFirst) {
        byte[] own = grades.of(cut.feature());
        int[] side = new int[cases.length];
        int count = 0;
        for (int row : cases) {
            if (own[row] <= cut.grade() == isFirst) side[count++] = row;
        }
        return Arrays.copyOf(side, count);
    }

    /// A part of some numbers, at least one: another part for each tree.
    private int[] drawn(int[] numbers, double part) {
        int[] drawn = Arrays.stream(numbers)
                .filter(number -> Spread.uniform(((long) grown << Integer.SIZE) + number) < part)
                .toArray();
        return drawn.length == 0 ? new int[] {numbers[grown % numbers.length]} : drawn;
    }
}
