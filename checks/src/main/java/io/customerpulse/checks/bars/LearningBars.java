package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bars.CdnowLearning.Fit;
import io.customerpulse.checks.bars.PurchaseLog.Cohort;
import io.customerpulse.checks.bars.RewardsLearning.Expiry;
import io.customerpulse.learning.evaluation.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/// How well what is learned forecasts people it has never seen ahead, and how long learning takes.
final class LearningBars {

    static final String LEARNED = "learned pulse";

    private static final double LIKELIHOOD_SAMPLE = 0.05;
    private static final double LIKELIHOOD_FULL = 0.5;

    /// What is published of a purchase model's fit, to three digits.
    ///
    /// @param tolerance of the log-likelihood
    record Published(String model, List<Double> parameters, double logLikelihood, double tolerance) {

        /// How far a fit is off, in tolerances: at most 1 agrees. Parameters agree to three digits.
        double off(Fit fit) {
            double most = Math.abs(fit.logLikelihood() - logLikelihood) / tolerance;
            for (int i = 0; i < parameters.size(); i++) {
                double digit = 0.01 * Math.pow(10, Math.floor(Math.log10(parameters.get(i))));
                most = Math.max(most, Math.abs(fit.parameters().get(i) - parameters.get(i)) / digit);
            }
            return most;
        }
    }

    static final List<Published> SAMPLE = List.of(
            new Published("BG/NBD", List.of(.2426, 4.4136, .7929, 2.4259), -9582.43, LIKELIHOOD_SAMPLE),
            new Published("MBG/NBD", List.of(.5248, 6.1831, .8914, 1.6140), -9582.14, LIKELIHOOD_SAMPLE),
            new Published("Pareto/NBD", List.of(.5533, 10.578, .6061, 11.666), -9594.98, LIKELIHOOD_SAMPLE));

    static final List<Published> FULL = List.of(
            new Published("BG/NBD", List.of(.2516, 4.7889, .7234, 2.1611), -95368.44, LIKELIHOOD_FULL),
            new Published("MBG/NBD", List.of(.6371, 7.3103, .8075, 1.2284), -95336.96, LIKELIHOOD_FULL),
            new Published("Pareto/NBD", List.of(.5974, 11.585, .5222, 8.826), -95415.12, LIKELIHOOD_FULL));

    private static final List<String> COUNTING = List.of(LEARNED, "BG/NBD", "MBG/NBD", "MBG/CNBD-k", "Pareto/NBD");

    private static final Once<CdnowLearning> ON_FULL = cdnow(Cohort.FULL);
    private static final Once<CdnowLearning> ON_SAMPLE = cdnow(Cohort.SAMPLE);
    private static final Once<RewardsLearning> ON_REWARDS =
            new Once<>(() -> RewardsLearning.of(RealData.folder().resolve(RewardsApp.FILE)));

    static final List<Bar> BARS = bars();

    private LearningBars() {}

    private static Once<CdnowLearning> cdnow(Cohort cohort) {
        return new Once<>(() -> CdnowLearning.of(cohort, RealData.folder().resolve(cohort.file())));
    }

    @FunctionalInterface
    private interface OnCdnow {
        double of(CdnowLearning measured);
    }

    /// What a number is held against.
    ///
    /// @param target as people write it
    /// @param format of the number
    /// @param ahead  by how much it meets the target; negative if it does not
    private record Aim(String target, String format, DoubleUnaryOperator ahead) {

        static Aim least(double min) {
            return new Aim("≥" + min, "%.4f", it -> it - min);
        }

        static Aim most(double max) {
            return new Aim("≤" + max, "%.4f", it -> max - it);
        }

        static Aim seconds(double max) {
            return new Aim("<" + max + "s", "%.3fs", it -> max - it);
        }

        Outcome of(double measured) {
            boolean ok = ahead.applyAsDouble(measured) >= 0;
            return new Outcome.Measured(String.format(Locale.ROOT, format, measured), ok);
        }
    }

    private static Bar bar(String name, Aim aim, Cohort cohort, OnCdnow measure) {
        Once<CdnowLearning> once = cohort == Cohort.FULL ? ON_FULL : ON_SAMPLE;
        return new Bar(
                "learning",
                name,
                aim.target,
                Length.SHORT,
                RealData.on(cohort.file(), file -> aim.of(measure.of(once.value()))));
    }

    private static List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        Aim agrees = new Aim("≤1", "%.2f", it -> 1 - it);
        for (Published golden : SAMPLE) bars.add(fit("fit-sample-", golden, agrees, Cohort.SAMPLE));
        for (Published golden : FULL) bars.add(fit("fit-full-", golden, agrees, Cohort.FULL));
        bars.add(bar("learned-auc-full", Aim.least(.772), Cohort.FULL, it -> it.measure(LEARNED, Metric.AUC)));
        bars.add(bar("learned-auc-sample", Aim.least(.782), Cohort.SAMPLE, it -> it.measure(LEARNED, Metric.AUC)));
        bars.add(bar("count-mae", Aim.most(.794), Cohort.FULL, LearningBars::bestCount));
        bars.add(bar("calibration", Aim.most(.03), Cohort.FULL, it -> it.measure(LEARNED, Metric.CALIBRATION_ERROR)));
        bars.add(bar(
                "bg-nbd-fit",
                Aim.seconds(.15),
                Cohort.FULL,
                it -> it.fit("BG/NBD").seconds()));
        bars.add(bar(
                "pareto-nbd-fit",
                Aim.seconds(1),
                Cohort.FULL,
                it -> it.fit("Pareto/NBD").seconds()));
        bars.add(bar("learned-fit", Aim.seconds(5), Cohort.FULL, CdnowLearning::learnSeconds));
        Aim rewards = Aim.least(.715);
        bars.add(onRewards("starbucks-auc", rewards.target, it -> rewards.of(it.auc())));
        bars.add(onRewards("kernel-recovery", "3,4,5±1d", LearningBars::recovered));
        return bars;
    }

    private static Bar fit(String prefix, Published golden, Aim aim, Cohort cohort) {
        String name = prefix + golden.model.toLowerCase(Locale.ROOT).replace('/', '-');
        return bar(name, aim, cohort, it -> golden.off(it.fit(golden.model)));
    }

    @FunctionalInterface
    private interface OnRewards {
        Outcome of(RewardsLearning measured);
    }

    private static Bar onRewards(String name, String target, OnRewards measure) {
        return new Bar(
                "learning",
                name,
                target,
                Length.SHORT,
                RealData.on(RewardsApp.FILE, file -> measure.of(ON_REWARDS.value())));
    }

    private static Outcome recovered(RewardsLearning measured) {
        double[] ends = measured.boxes().stream().mapToDouble(Expiry::endDays).toArray();
        String value = String.join(
                ",",
                Arrays.stream(ends)
                        .mapToObj(end -> String.format(Locale.ROOT, "%.1f", end))
                        .toList());
        return new Outcome.Measured(value + "d", measured.boxes().stream().allMatch(Expiry::isWithinADay));
    }

    private static double bestCount(CdnowLearning measured) {
        return COUNTING.stream()
                .mapToDouble(model -> measured.measure(model, Metric.MAE))
                .min()
                .orElseThrow();
    }

    static CdnowLearning full() throws Exception {
        return ON_FULL.value();
    }

    static CdnowLearning sample() throws Exception {
        return ON_SAMPLE.value();
    }

    static RewardsLearning rewards() throws Exception {
        return ON_REWARDS.value();
    }
}
