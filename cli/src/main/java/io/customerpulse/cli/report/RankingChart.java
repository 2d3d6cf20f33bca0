package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Axis;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.Theme.Palette;
import io.customerpulse.cli.report.Chart.Look;
import io.customerpulse.cli.report.Chart.Size;
import io.customerpulse.cli.report.Chart.Words;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.stats.forecast.Interval;
import java.util.ArrayList;
import java.util.List;

/// How well each model ranks, with what chance leaves open: a line a model.
///
/// @param subject the model that stands out
/// @param models  all of them; those without a ranking are left out
record RankingChart(Scored subject, List<Scored> models) {

    private static final Palette COLOURS = Theme.PAGE.palette();

    String svg(Size size) {
        List<Scored> ranked = models.stream()
                .filter(it -> it.measures().containsKey(Metric.AUC))
                .toList();
        List<Scale.Tick> names = new ArrayList<>();
        double least = 1;
        double most = 0;
        for (int i = 0; i < ranked.size(); i++) {
            names.add(new Scale.Tick(-i, ranked.get(i).name()));
            least = Math.min(least, auc(ranked, i).low());
            most = Math.max(most, auc(ranked, i).high());
        }
        Axis pairs = Axis.of(100 * Math.min(least, most), 100 * Math.max(least, most), 5);
        Scale right = Scale.of("pairs right, of 100", pairs, value -> Numbers.of(value, pairs.step() < 1 ? 1 : 0));
        Scale all = new Scale("", new Axis(-ranked.size() + 0.4, 0.6, 1), names);
        Look own = Look.line(subject.name(), COLOURS.pulse(), "");
        Look other = Look.line("other models", COLOURS.muted(), "");
        Chart chart = new Chart(size, Theme.PAGE, List.of(right, all), List.of(own, other));
        for (int i = 0; i < ranked.size(); i++) {
            Interval auc = auc(ranked, i);
            Look look = ranked.get(i).equals(subject) ? own : other;
            chart.across(-i, List.of(100 * auc.low(), 100 * auc.estimate(), 100 * auc.high()), look);
        }
        return chart.svg(new Words(
                "ranking",
                "How well each model ranks",
                "For each model how many of 100 pairs of a customer who returned and one who did not it ranked right,"
                        + " with its interval. The numbers stand in the table of all models."));
    }

    private static Interval auc(List<Scored> ranked, int model) {
        Interval auc = ranked.get(model).measures().get(Metric.AUC);
        if (auc == null) throw new IllegalArgumentException("a model without a ranking");
        return auc;
    }
}
