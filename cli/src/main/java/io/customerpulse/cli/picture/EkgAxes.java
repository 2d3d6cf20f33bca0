package io.customerpulse.cli.picture;

import java.util.List;

/// The grid, the ticks and their numbers.
record EkgAxes(Layout layout, Pen pen, Plot plot, Plot beats) {

    void draw() {
        TimeTicks.draw(plot, layout.beats().bottom(), pen, layout.frame().zone());
        values();
        beatValues();
        pen.label("points", plot.box().left() - 8 * pen.unit(), plot.box().top() - 14 * pen.unit(), "end");
    }

    /// What stands above and below the base line of the beats; written over them.
    static void captions(Layout layout, Pen pen) {
        if (layout.isCompact()) return;
        caption(pen, "returns", layout.beats().left(), layout.beats().top() + 12 * pen.unit());
        caption(pen, "investments, noise", layout.beats().left(), layout.beats().bottom() - 6 * pen.unit());
    }

    private static void caption(Pen pen, String text, double left, double y) {
        pen.text(
                text,
                left + 6 * pen.unit(),
                y,
                "font-size",
                pen.size(12),
                "fill",
                pen.colours().muted(),
                "stroke",
                pen.colours().ground(),
                "stroke-width",
                pen.size(4),
                "stroke-linejoin",
                "round",
                "paint-order",
                "stroke");
    }

    private void values() {
        double labels = plot.box().left() - 8 * pen.unit();
        for (double tick : plot.axis().ticks()) {
            double y = plot.y(tick);
            if (tick == 0) base(y);
            else pen.rule(across(y));
            pen.text(
                    Figures.tick(tick, plot.axis().step()),
                    labels,
                    y + 4 * pen.unit(),
                    "class",
                    "value",
                    "font-size",
                    pen.size(12),
                    "text-anchor",
                    "end",
                    "fill",
                    pen.colours().muted());
        }
    }

    private void beatValues() {
        double labels = beats.box().left() - 8 * pen.unit();
        base(beats.y(0));
        pen.label("0", labels, beats.y(0) + 4 * pen.unit(), "end");
        Axis axis = beats.axis();
        for (double tick : List.of(axis.ticks().getFirst(), axis.ticks().getLast())) {
            if (Math.abs(beats.y(tick) - beats.y(0)) < 14 * pen.unit()) continue;
            pen.label(Figures.tick(Math.abs(tick), axis.step()), labels, beats.y(tick) + 4 * pen.unit(), "end");
        }
    }

    private void base(double y) {
        pen.out()
                .leaf(
                        "path",
                        "d",
                        across(y),
                        "stroke",
                        pen.colours().muted(),
                        "stroke-opacity",
                        "0.65",
                        "stroke-width",
                        "1");
    }

    private String across(double y) {
        return "M" + Figures.px(plot.box().left()) + " " + Figures.px(y) + "H"
                + Figures.px(plot.box().right());
    }
}
