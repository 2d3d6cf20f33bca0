package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.PurchaseLog.Cohort;
import io.customerpulse.checks.bars.PurchaseLog.Purchase;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Judging;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learner;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.stats.purchase.BgNbd;
import io.customerpulse.stats.purchase.Fitted;
import io.customerpulse.stats.purchase.Histories;
import io.customerpulse.stats.purchase.History;
import io.customerpulse.stats.purchase.MbgCnbd;
import io.customerpulse.stats.purchase.MbgNbd;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.purchase.PurchaseFit;
import io.customerpulse.stats.purchase.PurchaseModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is measured of learning on one of the CDNOW files: all models on the usual split, the fits of the purchase
/// models, and how long fits take after reading, in one thread.
///
/// @param report       of all models
/// @param fits         BG/NBD, MBG/NBD, Pareto/NBD
/// @param learnSeconds the shortest time that the learned pulse took
record CdnowLearning(Report report, List<Fit> fits, double learnSeconds) {

    private static final int RESAMPLES = 200;
    private static final double LEVEL = 0.95;
    private static final long SEED = 1;
    private static final int FIT_ROUNDS = 10;
    private static final int LEARN_ROUNDS = 3;
    private static final double WEEK = 7;

    /// A purchase model's fit.
    ///
    /// @param parameters    in the model's order
    /// @param logLikelihood of the calibration period
    /// @param seconds       the shortest time it took
    record Fit(String model, List<Double> parameters, double logLikelihood, double seconds) {}

    static CdnowLearning of(Cohort cohort, Path file) throws IOException, InterruptedException {
        PurchaseLog log = cohort.read(file);
        Question question = log.question();
        Judging judging = new Judging(Evaluation.MODELS, RESAMPLES, LEVEL, SEED, Steps.UNHEARD);
        Report report = Evaluation.of(log, question, PurchaseLog.RULES, judging);
        double learned = Double.POSITIVE_INFINITY;
        for (int round = 0; round < LEARN_ROUNDS; round++) {
            long start = System.nanoTime();
            Learner.learn(log, question, Steps.UNHEARD);
            learned = Math.min(learned, (System.nanoTime() - start) / 1e9);
        }
        return new CdnowLearning(report, fits(log), learned);
    }

    private static List<Fit> fits(PurchaseLog log) {
        List<History> histories = log.purchases().values().stream()
                .map(CdnowLearning::known)
                .flatMap(Optional::stream)
                .toList();
        return List.of(
                fit("BG/NBD", histories, PurchaseFit::bgNbd),
                fit("MBG/NBD", histories, PurchaseFit::mbgNbd),
                fit("Pareto/NBD", histories, PurchaseFit::paretoNbd));
    }

    /// A customer's calibration period in weeks, each day counted once.
    private static Optional<History> known(List<Purchase> purchases) {
        List<LocalDate> days = new ArrayList<>(purchases.stream()
                .map(Purchase::day)
                .filter(day -> !day.isAfter(PurchaseLog.LAST_DAY))
                .distinct()
                .toList());
        if (days.isEmpty()) return Optional.empty();
        LocalDate first = days.getFirst();
        return Optional.of(History.of(
                days.size() - 1,
                ChronoUnit.DAYS.between(first, days.getLast()) / WEEK,
                ChronoUnit.DAYS.between(first, PurchaseLog.LAST_DAY) / WEEK));
    }

    private static <M extends PurchaseModel> Fit fit(
            String name, List<History> histories, Function<Histories, Fitted<M>> how) {
        double least = Double.POSITIVE_INFINITY;
        Fitted<M> fitted = how.apply(Histories.of(histories));
        for (int round = 0; round < FIT_ROUNDS; round++) {
            long start = System.nanoTime();
            fitted = how.apply(Histories.of(histories));
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return new Fit(name, parameters(fitted.model()), fitted.logLikelihood(), least);
    }

    private static List<Double> parameters(PurchaseModel model) {
        return switch (model) {
            case BgNbd m -> List.of(m.r(), m.alpha(), m.a(), m.b());
            case MbgNbd m -> List.of(m.r(), m.alpha(), m.a(), m.b());
            case ParetoNbd m -> List.of(m.r(), m.alpha(), m.s(), m.beta());
            case MbgCnbd m -> List.of(m.r(), m.alpha(), m.a(), m.b());
        };
    }

    /// One model's row.
    Scored row(String model) {
        return report.models().stream()
                .filter(it -> it.name().equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + model));
    }

    /// One model's measure.
    double measure(String model, Metric metric) {
        return Optional.ofNullable(row(model).measures().get(metric))
                .orElseThrow(() -> new IllegalStateException(model + " has no " + metric.word()))
                .estimate();
    }

    /// One purchase model's fit.
    Fit fit(String model) {
        return fits.stream().filter(it -> it.model.equals(model)).findFirst().orElseThrow();
    }
}
