package io.customerpulse.cli.picture;

import java.util.List;

/// The grid, the ticks and their numbers.
record EkgAxes(Layout layout, Pen pen, Plot plot, Plot beats) {

    void draw() {
        TimeTicks.draw(plot, layout.beats().bottom(), pen, layout.frame().zone());
        values();
        beatValues();
        captions();
    }

    private void captions() {
        double unit = pen.unit();
        pen.label("points", plot.box().left() - 8 * unit, plot.box().top() - 12 * unit, "end");
        if (layout.isCompact()) return;
        pen.label("returns", beats.box().left() + 6 * unit, beats.box().top() + 12 * unit, "start");
        pen.label("investments, noise", beats.box().left() + 6 * unit, beats.box().bottom() - 6 * unit, "start");
    }

    private void values() {
        double labels = plot.box().left() - 8 * pen.unit();
        for (double tick : plot.axis().ticks()) {
            double y = plot.y(tick);
            if (tick == 0) base(y);
            else pen.rule(across(y));
            pen.label(Figures.tick(tick, plot.axis().step()), labels, y + 4 * pen.unit(), "end");
        }
    }

    private void beatValues() {
        double labels = beats.box().left() - 8 * pen.unit();
        base(beats.y(0));
        pen.label("0", labels, beats.y(0) + 4 * pen.unit(), "end");
        Axis axis = beats.axis();
        for (double tick : List.of(axis.low(), axis.high())) {
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
