package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Figures;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Probabilities.Bin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an evaluation came to, in plain sentences; the bad news as plainly as the good.
public record Verdict(Report report) {

    private static final String HEURISTIC = "recency";
    private static final double COIN = 0.5;

    /// The sentences, the most important first.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (report.learned() instanceof Learned.NotEnough reason) {
            sentences.add("No pulse could be learned, because there is not enough data: " + closed(reason.reason()));
        }
        if (report.learned() instanceof Learned.Found(var pulse)
                && pulse.worths().stream().noneMatch(Worth::isFound)) {
            sentences.add(
                    "No signal was found to have an effect of its own: all that is known is each customer’s rhythm.");
        }
        if (report.returning() == 0 || report.returning() == report.customers()) {
            sentences.add("%s of %s returned, so nobody can be told from anybody: there is no ranking to judge."
                    .formatted(
                            report.returning() == 0 ? "None" : "All", Figures.count(report.customers(), "customer")));
        }
        subject().ifPresent(subject -> {
            ranking(subject, sentences);
            chances(subject).ifPresent(sentences::add);
            counts(subject).ifPresent(sentences::add);
        });
        return List.copyOf(sentences);
    }

    /// The model that the report is about: the learned pulse, or where there is none the one that ranks best.
    Optional<Scored> subject() {
        return named(Evaluation.MODELS.get(6)).or(this::best);
    }

    /// The model that anybody could have used instead.
    Optional<Scored> heuristic() {
        return named(HEURISTIC).filter(it -> !it.equals(subject().orElse(it)));
    }

    private Optional<Scored> named(String name) {
        return report.models().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private Optional<Scored> best() {
        return report.models().stream()
                .filter(it -> it.measures().containsKey(Metric.AUC))
                .max(Comparator.comparingDouble(it -> estimate(it, Metric.AUC)));
    }

    private static double estimate(Scored model, Metric metric) {
        Interval interval = model.measures().get(metric);
        return interval == null ? Double.NaN : interval.estimate();
    }

    /// How a sentence begins about a model.
    static String the(Scored model) {
        return Character.isUpperCase(model.name().charAt(0)) || model.name().equals(HEURISTIC)
                ? model.name()
                : "the " + model.name();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void ranking(Scored subject, List<String> sentences) {
        Interval auc = subject.measures().get(Metric.AUC);
        if (auc == null) return;
        if (auc.low() <= COIN) {
            sentences.add("%s knows nothing about who will return: it had %s of 100 pairs right, and a coin has 50."
                    .formatted(capital(the(subject)), Numbers.interval(auc, 100, 1)));
        }
        Optional<Interval> lead = heuristic().map(it -> it.ahead().get(Metric.AUC));
        if (lead.isPresent()) {
            sentences.add(against(subject, heuristic().get(), lead.get()));
        } else if (auc.low() > COIN) {
            sentences.add("%s had %s of 100 pairs right; a coin has 50."
                    .formatted(capital(the(subject)), Numbers.interval(auc, 100, 1)));
        }
        best().filter(it -> !it.name().equals(subject.name()) && !it.name().equals(HEURISTIC))
                .filter(it -> estimate(it, Metric.AUC) > auc.estimate())
                .ifPresent(it -> sentences.add("Of all models %s ranked best: %s of 100 pairs right."
                        .formatted(the(it), Numbers.of(100 * estimate(it, Metric.AUC), 1))));
    }

    private static String against(Scored subject, Scored other, Interval lead) {
        String how = lead.low() > 0 ? "better than" : lead.high() < 0 ? "worse than" : "no better than";
        return "%s ranks who will return %s %s%s: %s against %s of 100 pairs right, difference %s (%s to %s)."
                .formatted(
                        capital(the(subject)),
                        how,
                        the(other),
                        lead.contains(0) ? ", as far as these customers tell" : "",
                        Numbers.of(100 * estimate(subject, Metric.AUC), 1),
                        Numbers.of(100 * estimate(other, Metric.AUC), 1),
                        Numbers.signed(100 * lead.estimate(), 1),
                        Numbers.signed(100 * lead.low(), 1),
                        Numbers.signed(100 * lead.high(), 1));
    }

    private static Optional<String> chances(Scored subject) {
        Interval error = subject.measures().get(Metric.CALIBRATION_ERROR);
        List<Bin> bins = subject.bins();
        if (error == null || bins.isEmpty()) return Optional.empty();
        Bin most = bins.getLast();
        Bin middle = bins.get(bins.size() / 2);
        String said = bins.size() == 1
                ? "When it said %s, %s came".formatted(Numbers.percent(most.forecast()), Numbers.percent(most.came()))
                : "When it said %s, %s came; when it said %s, %s came"
                        .formatted(
                                Numbers.percent(most.forecast()),
                                Numbers.percent(most.came()),
                                Numbers.percent(middle.forecast()),
                                Numbers.percent(middle.came()));
        return Optional.of("%s. On average its chances were off by %s of 100."
                .formatted(said, Numbers.of(100 * error.estimate(), 1)));
    }

    private Optional<String> counts(Scored subject) {
        Interval ratio = subject.measures().get(Metric.RATIO);
        if (ratio == null) return Optional.empty();
        double off = ratio.estimate() - 1;
        String sum = "In all it expected %s days with a return, and %s came"
                .formatted(
                        Figures.count(Math.round(ratio.estimate() * report.occasions())),
                        Figures.count(Math.round(report.occasions())));
        String amount = Math.abs(off) < 0.005
                ? ""
                : ": %s too %s".formatted(Numbers.percent(Math.abs(off)), off < 0 ? "few" : "many");
        Interval share = subject.measures().get(Metric.TOP_DECILE_SHARE);
        String top = share == null
                ? ""
                : " The tenth it ranked highest had %s of them.".formatted(Numbers.percent(share.estimate()));
        return Optional.of(sum + amount + "." + top);
    }

    private static String closed(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
