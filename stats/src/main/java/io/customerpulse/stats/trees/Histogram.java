package io.customerpulse.stats.trees;

import java.util.Optional;

/// The pull of some cases by feature and grade.
final class Histogram {

    private static final int SUMS = 2;

    /// By less than this part of them, gains differ by rounding alone.
    private static final double SAME = 1e-9;
    private static final int STRIDE = SUMS * Grades.PARTS;

    private final Grades grades;
    private final int[] features;
    private final double[] sums;

    private Histogram(Grades grades, int[] features) {
        this.grades = grades;
        this.features = features;
        this.sums = new double[STRIDE * features.length];
    }

    /// A cut of the cases in two.
    ///
    /// @param grade the last one of the first side
    /// @param first its pull
    /// @param gain  how much the cut gains, twice, in nats
    record Cut(int feature, int grade, Pull first, double gain) {}

    /// The pull of some cases.
    ///
    /// @param features that are looked at
    /// @param pulls    gradient and curvature of each case, side by side
    static Histogram of(Grades grades, int[] features, int[] rows, double[] pulls) {
        Histogram histogram = new Histogram(grades, features);
        for (int i = 0; i < features.length; i++) {
            byte[] own = grades.of(features[i]);
            int from = STRIDE * i;
            for (int row : rows) {
                int at = from + SUMS * own[row];
                histogram.sums[at] += pulls[SUMS * row];
                histogram.sums[at + 1] += pulls[SUMS * row + 1];
            }
        }
        return histogram;
    }

    /// The pull of all but some of the cases.
    Histogram less(Histogram part) {
        Histogram rest = new Histogram(grades, features);
        for (int i = 0; i < sums.length; i++) rest.sums[i] = sums[i] - part.sums[i];
        return rest;
    }

    /// The features that are looked at.
    int[] features() {
        return features.clone();
    }

    /// The cut that gains most; of several next to each other that gain as much, because no case lies between them, the
    /// middle one: who lies there later is told by the nearer side.
    Optional<Cut> best(Pull all, Boosting.Settings settings) {
        Cut best = new Cut(-1, 0, all, 0);
        int last = 0;
        double before = all.gain(settings.ridge());
        for (int i = 0; i < features.length; i++) {
            double gradient = 0;
            double curvature = 0;
            for (int grade = 0; grade < grades.count(features[i]) - 1; grade++) {
                int at = STRIDE * i + SUMS * grade;
                gradient += sums[at];
                curvature += sums[at + 1];
                if (curvature < settings.least()) continue;
                if (all.curvature() - curvature < settings.least()) break;
                Pull first = new Pull(gradient, curvature);
                double gain = first.gain(settings.ridge()) + all.less(first).gain(settings.ridge()) - before;
                if (gain > best.gain() * (1 + SAME)) {
                    best = new Cut(features[i], grade, first, gain);
                    last = grade;
                } else if (features[i] == best.feature() && grade == last + 1 && gain > best.gain() * (1 - SAME)) {
                    last = grade;
                }
            }
        }
        if (best.feature() < 0) return Optional.empty();
        return Optional.of(new Cut(best.feature(), (best.grade() + last) / 2, best.first(), best.gain()));
    }
}
