package io.customerpulse.learning.fit;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Rhythmic.Coefficients;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.stats.rank.Median;
import io.customerpulse.stats.regression.LogLinear;
import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.regression.NegativeBinomial;
import io.customerpulse.stats.regression.Sample;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Learns how a pulse and a rhythm make a forecast: a negative binomial regression, its dispersion and its
/// coefficients in turn until they agree.
public final class RhythmFit {

    private static final int ROUNDS = 4;
    private static final double RIDGE = 1;
    private static final double DISPERSION_MIN = 1e-3;

    /// The least that is taken for a level, as a share of everybody's mean.
    private static final double FLOOR = 1e-2;

    private final Glimpses looks;
    private final double horizonDays;

    /// A fit of these looks.
    ///
    /// @param horizonMicros how far ahead they look
    public RhythmFit(Glimpses looks, long horizonMicros) {
        this.looks = looks;
        this.horizonDays = Micros.days(horizonMicros);
    }

    /// Learns from some looks.
    ///
    /// @param baseline what a customer without points is expected to do, in occasions in 30 days
    /// @param pulses   of all looks, in the same unit
    /// @param rows     the looks to learn from, at least one
    public Rhythmic fit(double baseline, double[] pulses, int[] rows) {
        double level =
                Arrays.stream(rows).mapToDouble(row -> pulses[row]).average().orElse(0) + baseline;
        Coefficients none = new Coefficients(0, 0, 0, 0, 0);
        double floor = Math.max(FLOOR * level, 1e-9);
        Rhythmic shape = new Rhythmic(baseline, floor, none, typicalGapDays(rows), 1);
        Sample sample = sample(shape, pulses, rows);
        int[] counts =
                Arrays.stream(rows).map(row -> (int) looks.of(row, Fact.LATER)).toArray();
        double dispersion = 1;
        LogLinear fit = LogLinear.fit(new LogLinear.Counts(dispersion), sample, RIDGE);
        for (int round = 0; round < ROUNDS; round++) {
            double[] means = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                means[i] = Math.max(1e-9, fit.predict(sample.features().row(i)) * unitsAhead());
            }
            dispersion =
                    Math.max(DISPERSION_MIN, NegativeBinomial.fit(means, counts).dispersion());
            fit = LogLinear.fit(new LogLinear.Counts(dispersion), sample, RIDGE);
        }
        double[] c = fit.coefficients();
        Coefficients learned = new Coefficients(fit.intercept(), c[0], c[1], c[2], c[3]);
        return new Rhythmic(baseline, floor, learned, shape.typicalGapDays(), dispersion);
    }

    private Sample sample(Rhythmic shape, double[] pulses, int[] rows) {
        double[] cells = new double[4 * rows.length];
        double[] outcomes = new double[rows.length];
        double[] exposures = new double[rows.length];
        Arrays.fill(exposures, unitsAhead());
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(shape.features(standing(looks, rows[i], pulses[rows[i]])), 0, cells, 4 * i, 4);
            outcomes[i] = looks.of(rows[i], Fact.LATER);
        }
        return Sample.of(Matrix.of(cells, rows.length, 4), outcomes).exposed(exposures);
    }

    private double unitsAhead() {
        return horizonDays / LearnedPulse.UNIT_DAYS;
    }

    private double typicalGapDays(int[] rows) {
        double[] gaps = Arrays.stream(rows)
                .filter(row -> looks.of(row, Fact.OCCASIONS) > 1)
                .mapToDouble(row -> looks.of(row, Fact.SPAN_DAYS) / (looks.of(row, Fact.OCCASIONS) - 1))
                .toArray();
        return Median.of(gaps).orElse(Math.min(Thresholds.TYPICAL_GAP_DAYS, horizonDays));
    }

    /// Where a look's customer stands.
    public static Standing standing(Glimpses looks, int row, double pulse) {
        return new Standing(
                pulse,
                looks.of(row, Fact.OCCASIONS),
                looks.of(row, Fact.SPAN_DAYS),
                looks.of(row, Fact.RECENCY_DAYS),
                looks.of(row, Fact.WORTH));
    }

    /// All rows of the looks.
    public int[] all() {
        return IntStream.range(0, looks.size()).toArray();
    }
}
