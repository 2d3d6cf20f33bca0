package io.customerpulse.learning.evaluation;

import io.customerpulse.learning.evaluation.Scored.ByFrequency;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.stats.forecast.Bootstrap;
import io.customerpulse.stats.forecast.Gain;
import io.customerpulse.stats.forecast.Interval;
import io.customerpulse.stats.forecast.Measure;
import io.customerpulse.stats.forecast.Probabilities;
import io.customerpulse.stats.forecast.Resampled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How models are judged: every measure on the same customers, with intervals by the paired bootstrap.
///
/// @param models    names out of [Evaluation#MODELS]
/// @param resamples of the bootstrap; fewer are drawn where customers are so many that chance hardly matters
/// @param level     of the intervals, in (0, 1)
/// @param seed      of the bootstrap
/// @param steps     hears how far it is
public record Judging(List<String> models, int resamples, double level, long seed, Steps steps) {

    /// The model whose lead over the others is told.
    static final String LEARNED = "learned pulse";

    /// Draws of customers that are enough: beyond it more resamples only cost time.
    private static final long DRAWS_MAX = 10_000_000;

    private static final int RESAMPLES_MIN = 40;
    private static final int GAIN_STEPS = 20;
    private static final int FREQUENCIES = 8;

    Report report(Question question, Learned learned, Glimpses customers, List<Contender> contenders) {
        double[] actual = customers.all(Fact.LATER);
        boolean[] came = came(actual);
        long returning = Arrays.stream(actual).filter(it -> it > 0).count();
        int drawn = (int) Math.min(resamples, Math.max(RESAMPLES_MIN, DRAWS_MAX / actual.length));
        List<Measure> measures = new ArrayList<>();
        for (Contender contender : contenders) {
            for (Metric metric : Metric.values()) measures.add(metric.of(contender, actual, came));
        }
        steps.at("drawing intervals", 1);
        Resampled resampled = new Bootstrap(drawn, level, seed).ofCases(actual.length, measures);
        List<Scored> scored = new ArrayList<>();
        for (int model = 0; model < contenders.size(); model++) {
            scored.add(scored(contenders, model, resampled, customers));
        }
        return new Report(
                question.plan().untilMicros(),
                question.plan().askedMicros(),
                question.plan().horizonMicros(),
                question.targetNames(),
                actual.length,
                returning,
                Arrays.stream(actual).sum(),
                level,
                drawn,
                learned,
                scored);
    }

    private Scored scored(List<Contender> contenders, int model, Resampled resampled, Glimpses customers) {
        Contender contender = contenders.get(model);
        int learned = contenders.stream().map(Contender::name).toList().indexOf(LEARNED);
        int metrics = Metric.values().length;
        Map<Metric, Interval> measures = new EnumMap<>(Metric.class);
        Map<Metric, Interval> ahead = new EnumMap<>(Metric.class);
        int place = 0;
        for (Metric metric : Metric.values()) {
            int own = model * metrics + place;
            resampled.interval(own).ifPresent(it -> measures.put(metric, it));
            if (learned >= 0 && learned != model) {
                resampled.difference(learned * metrics + place, own).ifPresent(it -> ahead.put(metric, it));
            }
            place++;
        }
        double[] actual = customers.all(Fact.LATER);
        return new Scored(
                contender.name(),
                contender.remark(),
                measures,
                ahead,
                Probabilities.of(contender.chance(), came(actual)).bins(),
                Arrays.stream(actual).sum() > 0
                        ? Gain.of(contender.ranking(), actual, GAIN_STEPS).points()
                        : List.of(),
                frequency(contender, customers));
    }

    private static boolean[] came(double[] actual) {
        boolean[] came = new boolean[actual.length];
        for (int i = 0; i < came.length; i++) came[i] = actual[i] > 0;
        return came;
    }

    private static List<ByFrequency> frequency(Contender contender, Glimpses customers) {
        double[] came = new double[FREQUENCIES];
        double[] expected = new double[FREQUENCIES];
        long[] many = new long[FREQUENCIES];
        for (int row = 0; row < customers.size(); row++) {
            int occasions = (int) Math.min(FREQUENCIES - 1, customers.of(row, Fact.OCCASIONS));
            many[occasions]++;
            came[occasions] += customers.of(row, Fact.LATER);
            expected[occasions] += contender.expected()[row];
        }
        List<ByFrequency> all = new ArrayList<>();
        for (int f = 0; f < FREQUENCIES; f++) {
            if (many[f] > 0) all.add(new ByFrequency(f, many[f], came[f] / many[f], expected[f] / many[f]));
        }
        return all;
    }
}
