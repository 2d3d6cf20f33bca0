package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Axis;
import io.customerpulse.cli.picture.Figures;
import io.customerpulse.cli.picture.Markup;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.Theme.Palette;
import io.customerpulse.cli.report.Chart.Look;
import io.customerpulse.cli.report.Chart.Point;
import io.customerpulse.cli.report.Chart.Size;
import io.customerpulse.cli.report.Chart.Words;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.evaluation.Scored.ByFrequency;
import io.customerpulse.stats.forecast.Gain;
import io.customerpulse.stats.forecast.Probabilities.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The charts of an evaluation, each with its numbers as a table.
///
/// @param subject   the model they are of
/// @param heuristic the one it is held against
/// @param models    all of them
record EvaluationCharts(Scored subject, Optional<Scored> heuristic, List<Scored> models, Markup out) {

    private static final Palette COLOURS = Theme.PAGE.palette();
    private static final String DASHED = "7 5";
    private static final String DOTTED = "2 4";

    /// Half the width of a 95 % interval in standard errors.
    private static final double WIDE = 1.96;

    void draw() {
        out.open("ul", "class", "beds pair");
        if (!subject.bins().isEmpty()) calibration();
        if (!subject.gain().isEmpty()) gain();
        if (!subject.frequency().isEmpty()) frequency();
        if (subject.measures().containsKey(Metric.AUC)) {
            bed("Which model ranks best", "Lines: 95 % intervals.", new RankingChart(subject, models)::svg);
            endBed();
        }
        out.close("ul");
    }

    private void calibration() {
        double most = 0.05;
        for (Bin bin : subject.bins()) most = Math.max(most, Math.max(bin.forecast(), high(bin)));
        Axis axis = Axis.of(0, Math.min(1, most), 5);
        Scale said = Scale.of("chance it said", axis, Numbers::percent);
        Scale came = Scale.of("share that returned", axis, Numbers::percent);
        Look model = Look.line(subject.name(), COLOURS.pulse(), "");
        Look exact = Look.line("exactly as said", COLOURS.muted(), DOTTED);
        Words words = new Words(
                "calibration",
                "Calibration: chances said, and what came",
                "Ten groups of customers by rising chance. Dots on the dotted line mean what they say; above it more"
                        + " returned than was said, below it fewer. The numbers stand in the table.");
        bed("Does it mean what it says?", "Upright lines: 95 % intervals of what came.", size -> {
            Chart chart = new Chart(size, Theme.PAGE, List.of(said, came), List.of(model, exact));
            chart.line(List.of(new Point(0, 0), new Point(axis.high(), axis.high())), exact);
            for (Bin bin : subject.bins()) chart.dot(new Point(bin.forecast(), bin.came()), low(bin), high(bin), model);
            return chart.svg(words);
        });
        table(
                "Customers in ten groups by the chance that was said.",
                List.of("Group", "#Said", "#Came", "#Interval", "#Customers"),
                subject.bins(),
                bin -> List.of(
                        Numbers.of(100 * bin.forecast(), 1) + " %",
                        Numbers.of(100 * bin.came(), 1) + " %",
                        "%s to %s".formatted(Numbers.of(100 * low(bin), 1), Numbers.of(100 * high(bin), 1)),
                        Figures.count(bin.cases())));
    }

    /// The lower end of Wilson's interval (1927).
    private static double low(Bin bin) {
        return Math.max(0, middle(bin) - half(bin));
    }

    private static double high(Bin bin) {
        return Math.min(1, middle(bin) + half(bin));
    }

    private static double middle(Bin bin) {
        double n = bin.cases();
        return (bin.came() + WIDE * WIDE / (2 * n)) / (1 + WIDE * WIDE / n);
    }

    private static double half(Bin bin) {
        double n = bin.cases();
        double spread = bin.came() * (1 - bin.came()) / n + WIDE * WIDE / (4 * n * n);
        return WIDE * Math.sqrt(spread) / (1 + WIDE * WIDE / n);
    }

    private void gain() {
        Axis whole = Axis.of(0, 1, 5);
        Scale cases = Scale.of("customers, the highest ranked first", whole, Numbers::percent);
        Scale share = Scale.of("share of all returns", whole, Numbers::percent);
        Look model = Look.line(subject.name(), COLOURS.pulse(), "");
        Look other = Look.line(heuristic.map(Scored::name).orElse(""), COLOURS.noise(), DASHED);
        Look chance = Look.line("by chance", COLOURS.muted(), DOTTED);
        List<Look> legend = heuristic.isPresent() ? List.of(model, other, chance) : List.of(model, chance);
        Words words = new Words(
                "gain",
                "Gain: whom to look at first",
                "How much of all returns the customers ranked highest had. The higher the line above the dotted one, the"
                        + " better the ranking. The numbers stand in the table.");
        bed("Whom to look at first", "How much of all returns the highest ranked had.", size -> {
            Chart chart = new Chart(size, Theme.PAGE, List.of(cases, share), legend);
            chart.line(List.of(new Point(0, 0), new Point(1, 1)), chance);
            heuristic.ifPresent(it -> chart.line(points(it), other));
            chart.line(points(subject), model);
            return chart.svg(words);
        });
        List<Gain.Point> others = heuristic.map(Scored::gain).orElse(List.of());
        List<Gain.Point> own = subject.gain();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 2; i < own.size(); i += 2) {
            List<String> row = new ArrayList<>();
            row.add("the first " + Numbers.percent(own.get(i).cases()));
            row.add(Numbers.of(100 * own.get(i).share(), 1) + " %");
            if (i < others.size()) row.add(Numbers.of(100 * others.get(i).share(), 1) + " %");
            rows.add(row);
        }
        List<String> headings = new ArrayList<>(List.of("Customers", "#" + subject.name()));
        heuristic.filter(it -> !it.gain().isEmpty()).ifPresent(it -> headings.add("#" + it.name()));
        new PageTable("Share of all returns that the highest ranked had.", headings, rows)
                .drawBehind("Show the chart as a table", out);
        endBed();
    }

    private static List<Point> points(Scored model) {
        return model.gain().stream()
                .map(it -> new Point(it.cases(), it.share()))
                .toList();
    }

    private void frequency() {
        List<ByFrequency> groups = subject.frequency();
        double most = 0.01;
        for (ByFrequency group : groups) most = Math.max(most, Math.max(group.came(), group.expected()));
        Axis counts = Axis.of(0, most, 5);
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) ticks.add(new Scale.Tick(i, name(groups.get(i))));
        Scale earlier = new Scale("days with a return before", new Axis(-0.5, groups.size() - 0.5, 1), ticks);
        Scale later = Scale.of("days with a return after, mean", counts, it -> Figures.tick(it, counts.step()));
        Look came = Look.area("came", COLOURS.muted());
        Look expected = Look.area("expected", COLOURS.pulse());
        Words words = new Words(
                "frequency",
                "Forecast and actual returns by earlier returns",
                "For each number of earlier days with a return, two bars: the mean that came, and the mean that was"
                        + " expected. The numbers stand in the table.");
        bed("Does it fit rare and frequent customers?", "Mean counts, by how often they had come before.", size -> {
            Chart chart = new Chart(size, Theme.PAGE, List.of(earlier, later), List.of(came, expected));
            for (int i = 0; i < groups.size(); i++) {
                chart.bar(i - 0.38, i - 0.02, groups.get(i).came(), came);
                chart.bar(i + 0.02, i + 0.38, groups.get(i).expected(), expected);
            }
            return chart.svg(words);
        });
        List<List<String>> rows = groups.stream()
                .map(it -> List.of(
                        name(it),
                        Numbers.of(it.came(), 3),
                        Numbers.of(it.expected(), 3),
                        Figures.count(it.customers())))
                .toList();
        List<String> headings = List.of("Days before", "#Came", "#Expected", "#Customers");
        new PageTable("Mean days with a return after the split.", headings, rows)
                .drawBehind("Show the chart as a table", out);
        endBed();
    }

    private static String name(ByFrequency group) {
        return group.occasions() < 7 ? String.valueOf(group.occasions()) : "7+";
    }

    private void bed(String heading, String words, Function<Size, String> chart) {
        out.open("li").open("article", "class", "bed");
        out.element("h3", heading).element("p", words, "class", "quiet");
        out.raw(chart.apply(Size.WIDE)).raw(chart.apply(Size.NARROW));
    }

    private void endBed() {
        out.close("article").close("li");
    }

    private <T> void table(String caption, List<String> headings, List<T> all, Function<T, List<String>> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (T one : all) {
            List<String> row = new ArrayList<>();
            row.add(String.valueOf(rows.size() + 1));
            row.addAll(cells.apply(one));
            rows.add(row);
        }
        new PageTable(caption, headings, rows).drawBehind("Show the chart as a table", out);
        endBed();
    }
}
