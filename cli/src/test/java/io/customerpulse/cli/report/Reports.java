package io.customerpulse.cli.report;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.evaluation.Scored.ByFrequency;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.forecast.Gain;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Probabilities.Bin;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Made-up evaluations.
final class Reports {

    static final long SPLIT = Micros.of(Instant.parse("2026-06-30T00:00:00Z"));

    private Reports() {}

    /// An evaluation with the learned pulse and recency.
    ///
    /// @param signal what was learned about
    /// @param auc    of the learned pulse
    /// @param lead   of the learned pulse over recency
    static Report of(String signal, Interval auc, Interval lead) {
        Scored learned = scored("learned pulse", auc, Map.of());
        Interval other = interval(auc.estimate() - lead.estimate(), 0.02);
        Scored recency = scored("recency", other, Map.of(Metric.AUC, lead));
        return report(signal, new Learned.Found(pulse(signal)), List.of(recency, learned));
    }

    /// An evaluation where nothing was learned.
    static Report nothing(String reason) {
        return report("purchase", new Learned.NotEnough(reason), List.of());
    }

    static Interval interval(double estimate, double half) {
        return new Interval(estimate, estimate - half, estimate + half, 200);
    }

    private static Report report(String signal, Learned learned, List<Scored> models) {
        long horizon = Micros.of(Duration.ofDays(30));
        return new Report(SPLIT, horizon, horizon, List.of(signal), 1_000, 300, 500, 0.95, 200, learned, models);
    }

    private static Scored scored(String name, Interval auc, Map<Metric, Interval> ahead) {
        Map<Metric, Interval> measures = new EnumMap<>(Metric.class);
        measures.put(Metric.AUC, auc);
        measures.put(Metric.TOP_DECILE_SHARE, interval(0.42, 0.03));
        measures.put(Metric.RATIO, interval(0.9, 0.05));
        measures.put(Metric.CALIBRATION_ERROR, interval(0.021, 0.004));
        return new Scored(
                name,
                Optional.of("told of " + name),
                measures,
                ahead,
                List.of(new Bin(0.05, 0.04, 500), new Bin(0.3, 0.29, 500)),
                List.of(new Gain.Point(0, 0), new Gain.Point(0.5, 0.8), new Gain.Point(1, 1)),
                List.of(new ByFrequency(0, 400, 0.1, 0.12), new ByFrequency(7, 600, 2.1, 1.9)));
    }

    private static LearnedPulse pulse(String signal) {
        Worth found = new Worth(
                signal,
                Side.RETURN,
                0.31 / StrictMath.log1p(3),
                0.04 / StrictMath.log1p(3),
                new ValueTransform.Log1p(10),
                30,
                Kernel.halfLife(Duration.ofDays(12)),
                0.75,
                40);
        Worth box = new Worth(
                signal + " offer",
                Side.INVESTMENT,
                -0.02,
                0.005,
                ValueTransform.NONE,
                Double.NaN,
                new Kernel.Box(Duration.ZERO, Duration.ofDays(5)),
                0.25,
                7);
        Worth none = new Worth(
                "nothing " + signal,
                Side.RETURN,
                0,
                0,
                ValueTransform.NONE,
                Double.NaN,
                Kernel.halfLife(Duration.ofDays(1)),
                0,
                -1);
        Rhythmic rhythm = new Rhythmic(
                0.1, 0.01, Line.NONE, Line.NONE, Single.MEDIAN, 20, 0.5, 30, 1, new ParetoNbd(1, 5, 1, 10));
        LearnedPulse.Training training = new LearnedPulse.Training(
                SPLIT - 300 * Micros.DAY, SPLIT, 1_000, 9_000, 30 * Micros.DAY, 8, 8_000, 0.77);
        return new LearnedPulse(List.of(signal), List.of(found, box, none), rhythm, new Spending(40, 2), training);
    }
}
