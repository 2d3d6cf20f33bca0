package io.customerpulse.cli.picture;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Draws a time axis in two rows: the fine part under each tick, and below it, where it changes, the rest.
final class TimeTicks {

    private TimeTicks() {}

    /// @param bottom where the axis stands, in pixels; its letters take 36 units below it
    static void draw(Plot plot, double bottom, Pen pen, ZoneId zone) {
        double unit = pen.unit();
        int most = (int) Math.clamp(plot.box().width() / (50 * unit), 2, 24);
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(plot.from(), plot.to(), zone, most);
        if (ticks.isEmpty()) ticks = List.of(end(plot, zone));
        double last = Double.NEGATIVE_INFINITY;
        for (TimeAxis.Tick tick : ticks) {
            double x = plot.x(tick.at());
            pen.rule("M" + Figures.px(x) + " " + Figures.px(plot.box().top()) + "V" + Figures.px(bottom + 4));
            double half = Typeset.width(tick.label(), 12 * unit) / 2;
            if (x - half < last + 6) continue;
            pen.label(tick.label(), x, bottom + 17 * unit, "middle");
            last = x + half;
        }
        String name = Figures.zone(zone);
        pen.label(name, plot.box().right(), bottom + 34 * unit, "end");
        double end = plot.box().right() - Typeset.width(name, 12 * unit);
        for (TimeAxis.Tick tick : contexts(ticks, plot, unit)) {
            double x = Math.max(plot.x(tick.at()), plot.box().left());
            if (x + Typeset.width(tick.context(), 12 * unit) + 10 < end) {
                pen.label(tick.context(), x, bottom + 34 * unit, "start");
            }
        }
    }

    private static TimeAxis.Tick end(Plot plot, ZoneId zone) {
        String text = Figures.minute(plot.to(), zone);
        int gap = text.lastIndexOf(' ');
        return new TimeAxis.Tick(plot.to(), text.substring(gap + 1), text.substring(0, gap));
    }

    /// The ticks whose context differs from the one before; of two that would touch, the later.
    private static List<TimeAxis.Tick> contexts(List<TimeAxis.Tick> ticks, Plot plot, double unit) {
        List<TimeAxis.Tick> kept = new ArrayList<>();
        String context = "";
        for (TimeAxis.Tick tick : ticks) {
            if (tick.context().equals(context)) continue;
            context = tick.context();
            double room = kept.isEmpty()
                    ? Double.MAX_VALUE
                    : plot.x(tick.at()) - plot.x(kept.getLast().at());
            if (room < Typeset.width(context, 12 * unit) + 14) kept.removeLast();
            kept.add(tick);
        }
        return kept;
    }
}
