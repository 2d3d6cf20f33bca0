package io.customerpulse.learning.fit;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.stats.purchase.Histories;
import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.purchase.PurchaseFit;
import io.customerpulse.stats.rank.Median;
import io.customerpulse.stats.regression.LogLinear;
import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.regression.NegativeBinomial;
import io.customerpulse.stats.regression.Sample;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/// Learns how a pulse and a rhythm make a forecast: a negative binomial regression for counts, whose dispersion and
/// means are fitted in turn, and a logistic one for the chance of at least one.
final class RhythmFit {

    private static final int ROUNDS = 4;
    private static final double RIDGE = 10;
    private static final double DISPERSION_MIN = 1e-3;
    private static final double GROWTH_MIN = 0.2;
    private static final int SETTLED_MIN = 30;
    private static final double LEAST = 1e-9;
    private static final double WEEK = 7;

    /// Where nobody had an occasion yet.
    private static final ParetoNbd NOBODY = new ParetoNbd(1, 10, 1, 10);

    /// The least that is taken for a level, as a share of everybody's mean.
    private static final double FLOOR = 1e-2;

    private final Glimpses looks;
    private final double horizonDays;
    private final ParetoNbd purchases;

    /// A fit of these looks.
    ///
    /// @param horizonMicros how far ahead they look
    RhythmFit(Glimpses looks, long horizonMicros) {
        this.looks = looks;
        this.horizonDays = Micros.days(horizonMicros);
        this.purchases = purchases(looks);
    }

    /// Learns from some looks. Which single number is to be named for a count is left open, see [#refined].
    ///
    /// @param baseline what a customer without points is expected to do, in occasions in 30 days
    /// @param pulses   of all looks, in the same unit
    /// @param rows     the looks to learn from, at least one
    Rhythmic fit(double baseline, double[] pulses, int[] rows) {
        double level =
                Arrays.stream(rows).mapToDouble(row -> pulses[row]).average().orElse(0) + baseline;
        Rhythmic shape = new Rhythmic(
                baseline,
                Math.max(FLOOR * level, LEAST),
                Line.NONE,
                Line.NONE,
                Single.MEDIAN,
                typicalGapDays(rows),
                1,
                horizonDays,
                growth(rows),
                purchases);
        Matrix features = features(shape, pulses, rows);
        double[] later = Arrays.stream(rows)
                .mapToDouble(row -> looks.of(row, Fact.LATER))
                .toArray();
        double[] came = Arrays.stream(later).map(it -> it > 0 ? 1 : 0).toArray();
        double[] usual = usual(features);
        Sample counts = Sample.of(features, later).exposed(usual);
        double dispersion = dispersion(counts, later);
        Line count = line(LogLinear.fit(new LogLinear.Counts(dispersion), counts, RIDGE));
        Line chance = line(LogLinear.fit(
                LogLinear.Family.LOGISTIC, Sample.of(features, came).exposed(usual), RIDGE));
        return shape.saying(count, chance, dispersion);
    }

    /// What Pareto/NBD expects: where there is little to learn from, forecasts stay close to it.
    private static double[] usual(Matrix features) {
        double[] usual = new double[features.rows()];
        Arrays.setAll(usual, row -> StrictMath.exp(features.at(row, features.columns() - 1)));
        return usual;
    }

    /// The last feature is what [#usual] is the exponential of.
    private static Line line(LogLinear fit) {
        double[] coefficients = fit.coefficients();
        coefficients[coefficients.length - 1] += 1;
        return new Line(fit.intercept(), Arrays.stream(coefficients).boxed().toList());
    }

    /// Dispersion and means in turn; after a few rounds neither moves any more.
    private static double dispersion(Sample sample, double[] later) {
        int[] counts = Arrays.stream(later).mapToInt(it -> (int) it).toArray();
        double dispersion = 1;
        for (int round = 0; round < ROUNDS; round++) {
            LogLinear fit = LogLinear.fit(new LogLinear.Counts(dispersion), sample, RIDGE);
            double[] means = new double[counts.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = Math.max(LEAST, fit.predict(sample.features().row(i)) * sample.exposure(i));
            }
            dispersion =
                    Math.max(DISPERSION_MIN, NegativeBinomial.fit(means, counts).dispersion());
        }
        return dispersion;
    }

    /// The rhythm with trees, its counts' sum still that of the looks, and naming that number for a count which is off
    /// by least.
    ///
    /// @param standings of all looks, as they lean by these trees
    Rhythmic refined(Rhythmic learned, Trees trees, IntFunction<Standing> standings) {
        Rhythmic asking = learned.asking(trees);
        return naming(trees.trees().isEmpty() ? asking : settled(asking, standings), standings);
    }

    private Rhythmic settled(Rhythmic asking, IntFunction<Standing> standings) {
        double expected = 0;
        for (int row = 0; row < looks.size(); row++) {
            expected += StrictMath.exp(asking.logMean(standings.apply(row)));
        }
        double came = Arrays.stream(looks.all(Fact.LATER)).sum();
        Line count = asking.count();
        Line moved = new Line(count.constant() + StrictMath.log(came / expected), count.coefficients());
        return asking.saying(moved, asking.chance(), asking.dispersion());
    }

    private Rhythmic naming(Rhythmic learned, IntFunction<Standing> standings) {
        Rhythmic best = learned;
        double least = Double.POSITIVE_INFINITY;
        for (Single single : Single.values()) {
            Rhythmic named = learned.naming(single);
            double off = 0;
            for (int row = 0; row < looks.size(); row++) {
                double typical =
                        named.forecast(standings.apply(row), horizonDays).typical();
                off += Math.abs(typical - looks.of(row, Fact.LATER));
            }
            if (off < least) {
                least = off;
                best = named;
            }
        }
        return best;
    }

    /// Pareto/NBD of everybody's occasions up to their looks; it knows nothing of what followed.
    private static ParetoNbd purchases(Glimpses looks) {
        List<History> histories = new ArrayList<>();
        for (int row = 0; row < looks.size(); row++) {
            if (looks.of(row, Fact.OCCASIONS) == 0) continue;
            int repeats = (int) looks.of(row, Fact.OCCASIONS) - 1;
            histories.add(
                    History.of(repeats, looks.of(row, Fact.SPAN_DAYS) / WEEK, looks.of(row, Fact.AGE_DAYS) / WEEK));
        }
        return histories.isEmpty()
                ? NOBODY
                : PurchaseFit.paretoNbd(Histories.of(histories)).model();
    }

    /// How occasions grow with the days that are looked ahead: the first third of the horizon against all of it.
    /// Told by who has been here for a horizon at least: many leave right after they came, which says nothing of
    /// the others. Drawn two thirds of the way to 1, which says that nobody leaves: what is seen is one season,
    /// and a longer time holds several.
    private double growth(int[] rows) {
        int[] settled = Arrays.stream(rows)
                .filter(row -> looks.of(row, Fact.AGE_DAYS) >= horizonDays)
                .toArray();
        double third = 0;
        double all = 0;
        for (int row : settled) {
            third += looks.of(row, Fact.SOON);
            all += looks.of(row, Fact.LATER);
        }
        if (third < SETTLED_MIN) return 1;
        double seen = StrictMath.log(all / third) / StrictMath.log(3);
        return Math.clamp((2 + seen) / 3, GROWTH_MIN, 1);
    }

    private Matrix features(Rhythmic shape, double[] pulses, int[] rows) {
        int width = Rhythmic.FEATURES.size();
        double[] cells = new double[width * rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] features = shape.features(looks.standing(rows[i], pulses[rows[i]]));
            System.arraycopy(features, 0, cells, width * i, width);
        }
        return Matrix.of(cells, rows.length, width);
    }

    private double typicalGapDays(int[] rows) {
        double[] gaps = Arrays.stream(rows)
                .filter(row -> looks.of(row, Fact.OCCASIONS) > 1)
                .mapToDouble(row -> looks.of(row, Fact.SPAN_DAYS) / (looks.of(row, Fact.OCCASIONS) - 1))
                .toArray();
        return Median.of(gaps).orElse(Math.min(Thresholds.TYPICAL_GAP_DAYS, horizonDays));
    }
}
