package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Axis;
import io.customerpulse.cli.picture.Figures;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.Theme.Palette;
import io.customerpulse.cli.report.Chart.Look;
import io.customerpulse.cli.report.Chart.Size;
import io.customerpulse.cli.report.Chart.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// How long customers stay away, as a picture: how many gaps there are of each length, on an axis where each
/// doubling is as wide as the next.
public final class GapsPicture {

    /// Bars to a tenfold: each holds gaps within a quarter of each other.
    private static final int BARS = 10;

    private static final List<Integer> DAYS = List.of(1, 2, 7, 14, 30, 91, 182, 365, 730, 1_826, 3_652, 36_525);

    private GapsPicture() {}

    /// Draws it as a file of its own.
    ///
    /// @param gaps      how many gaps there were of each length in days; at least one
    /// @param quartiles the lower quartile, the median and the upper quartile in days
    public static String of(SortedMap<Long, Long> gaps, List<Double> quartiles, Theme theme) {
        int bars = place((double) gaps.lastKey()) + 1;
        double[] counts = new double[bars];
        long all = 0;
        for (Map.Entry<Long, Long> gap : gaps.entrySet()) {
            counts[place((double) gap.getKey())] += gap.getValue();
            all += gap.getValue();
        }
        double most = 0;
        for (int i = 0; i < bars; i++) {
            counts[i] /= all;
            most = Math.max(most, counts[i]);
        }
        Palette colours = theme.palette();
        Look own = Look.area("gaps between days with a return", colours.returned());
        Look middle = Look.line("median and quartiles", colours.ink(), "5 4");
        double end = Math.max(1, bars / (double) BARS);
        Scale right = new Scale("days between two of them, each doubling as wide", new Axis(-0.03, end, 1), ticks(end));
        Scale up = Scale.of("share of all gaps", Axis.of(0, most * 1.05, 5), Numbers::percent);
        Chart chart = new Chart(Size.ALONE, theme, List.of(right, up), List.of(own, middle));
        double width = 1.0 / BARS;
        for (int i = 0; i < bars; i++) {
            if (counts[i] > 0) chart.bar(i * width, (i + 0.94) * width, counts[i], own);
        }
        List<String> names = List.of("a quarter within %s", "half within %s", "three quarters within %s");
        for (int i = 0; i < names.size(); i++) {
            double days = quartiles.get(i);
            chart.upright(Math.log10(days), names.get(i).formatted(Figures.span(days)), i, middle);
        }
        return chart.svg(words(all, quartiles));
    }

    private static List<Scale.Tick> ticks(double end) {
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int days : DAYS) {
            if (Math.log10(days) <= end) ticks.add(new Scale.Tick(Math.log10(days), Figures.count(days)));
        }
        return ticks;
    }

    private static Words words(long all, List<Double> quartiles) {
        return new Words(
                "gaps",
                "How long customers stay away",
                "%s between days with a return. A quarter of them is at most %s, half at most %s, three quarters at most %s."
                        .formatted(
                                Figures.count(all, "gap"),
                                Figures.span(quartiles.get(0)),
                                Figures.span(quartiles.get(1)),
                                Figures.span(quartiles.get(2))));
    }

    /// The bar of a gap.
    private static int place(double days) {
        return (int) Math.floor(BARS * Math.log10(days) + 1e-9);
    }
}
