package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Logs.Kind;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.stats.forecast.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same defaults on purchase logs of many kinds: always a number, and never worse than what anybody would try
/// first.
class OnAnyLogTest {

    private static final String LEARNED = "learned pulse";
    private static final List<String> MODELS = List.of("naive", "recency", LEARNED);
    private static final int PEOPLE = 800;

    /// Areas under the curve of so few people differ by .006 from one seed to the next: their mean is held to
    /// the bound.
    private static final int SEEDS = 3;

    private static final int SPLIT = 280;
    private static final int HORIZON_DAYS = 60;
    private static final double AUC_LESS_MAX = 0.005;
    private static final double MAE_RATIO_MAX = 1.02;

    /// How far from a coin an area under the curve is by chance: four standard errors.
    ///
    /// `se² = (n₁ + n₀ + 1) / (12 n₁ n₀)` where scores say nothing (Mann & Whitney, 1947).
    private static double chance(Report report) {
        double came = report.returning();
        double stayed = report.customers() - came;
        return 4 * StrictMath.sqrt((came + stayed + 1) / (12 * came * stayed));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void forecastsAreFiniteAndNoWorseThanTheObvious(Kind kind) throws InterruptedException {
        double ahead = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Report report = new Asked(SPLIT, HORIZON_DAYS).evaluate(Logs.of(kind, PEOPLE, seed), MODELS);
            assertThat(report.models()).hasSize(MODELS.size()).allSatisfy(OnAnyLogTest::isFinite);
            assertThat(measure(report, LEARNED, Metric.MAE))
                    .isLessThanOrEqualTo(MAE_RATIO_MAX * measure(report, "naive", Metric.MAE));
            double auc = measure(report, LEARNED, Metric.AUC);
            if (!kind.isPredictable()) assertThat(auc).isGreaterThanOrEqualTo(0.5 - chance(report));
            ahead += (auc - measure(report, "recency", Metric.AUC)) / SEEDS;
        }
        if (kind.isPredictable()) assertThat(ahead).isGreaterThanOrEqualTo(-AUC_LESS_MAX);
    }

    private static void isFinite(Scored model) {
        assertThat(model.measures().values())
                .isNotEmpty()
                .extracting(Interval::estimate)
                .allMatch(Double::isFinite);
        assertThat(model.frequency()).isNotEmpty().allMatch(it -> Double.isFinite(it.expected()) && it.expected() >= 0);
        assertThat(model.bins()).isNotEmpty().allMatch(it -> it.forecast() >= 0 && it.forecast() <= 1);
    }

    private static double measure(Report report, String model, Metric metric) {
        return Optional.ofNullable(Asked.row(report, model).measures().get(metric))
                .orElseThrow()
                .estimate();
    }
}
