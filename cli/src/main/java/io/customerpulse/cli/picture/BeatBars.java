package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.BeatMarks.Bar;
import io.customerpulse.cli.picture.BeatMarks.Kind;
import io.customerpulse.cli.picture.Plot.Spot;
import io.customerpulse.cli.picture.Theme.Palette;
import java.util.List;
import java.util.Locale;

/// Draws the beats: one stroke per bar, and at its end a mark that tells its kind without colour.
record BeatBars(Layout layout, Pen pen, Plot plot) {

    /// From here up the marks would touch: bars only.
    private static final double MARK_ROOM = 7;

    private static final int TEXT_MAX = 60;

    void draw(Kind kind, BeatMarks marks) {
        Markup out = pen.out();
        List<Bar> bars = marks.of(kind);
        double width = Math.clamp(plot.box().width() / Math.max(1, bars.size()) / 2.5, 1.1, 2.4 * pen.unit());
        boolean marked = plot.box().width() / bars.size() > MARK_ROOM * pen.unit();
        out.open("g", attributes(kind, width));
        if (marks.bars().size() <= EkgSvg.TOLD_MAX) {
            for (Bar bar : bars) {
                out.open("g").element("title", told(bar));
                out.leaf("path", "d", stroke(bar));
                if (marked) mark(kind, new Spot(bar.x(), tip(bar)), 2.7, pen);
                out.close("g");
            }
        } else {
            StringBuilder path = new StringBuilder();
            for (Bar bar : bars) path.append(stroke(bar));
            out.leaf("path", "d", path.toString());
            if (marked) for (Bar bar : bars) mark(kind, new Spot(bar.x(), tip(bar)), 2.4, pen);
        }
        out.close("g");
    }

    private String[] attributes(Kind kind, double width) {
        String colour = colour(kind, pen.colours());
        return new String[] {
            "class",
            "beats " + kind.name().toLowerCase(Locale.ROOT),
            "stroke",
            colour,
            "fill",
            colour,
            "stroke-width",
            Figures.px(width),
            "stroke-dasharray",
            dash(kind)
        };
    }

    static String dash(Kind kind) {
        return switch (kind) {
            case RETURN, INVESTMENT -> "none";
            case NOISE -> "3 2.5";
            case SETBACK -> "7 2";
        };
    }

    static String colour(Kind kind, Palette colours) {
        return switch (kind) {
            case RETURN -> colours.returned();
            case INVESTMENT -> colours.invested();
            case NOISE, SETBACK -> colours.noise();
        };
    }

    private String stroke(Bar bar) {
        return "M" + Figures.px(bar.x()) + " " + Figures.px(plot.y(0)) + "V" + Figures.px(tip(bar));
    }

    /// The end of a bar; at least two pixels from the base line, so that none is lost.
    private double tip(Bar bar) {
        double base = plot.y(0);
        double tip = plot.y(bar.reach());
        return bar.kind().isAbove() ? Math.min(tip, base - 2) : Math.max(tip, base + 2);
    }

    /// Round for a return, square for an investment, a cross for noise, a hollow diamond for a setback.
    ///
    /// @param units half its width
    static void mark(Kind kind, Spot at, double units, Pen pen) {
        double half = units * pen.unit();
        String size = Figures.px(half);
        String wide = Figures.px(2 * half);
        String left = Figures.px(at.x() - half);
        String top = Figures.px(at.y() - half);
        String x = Figures.px(at.x());
        switch (kind) {
            case RETURN -> pen.out().leaf("circle", "cx", x, "cy", Figures.px(at.y()), "r", size, "stroke", "none");
            case INVESTMENT ->
                pen.out().leaf("rect", "x", left, "y", top, "width", wide, "height", wide, "stroke", "none");
            case NOISE -> {
                String cross =
                        "M" + left + " " + top + "l" + wide + " " + wide + "m0-" + wide + "l-" + wide + " " + wide;
                pen.out().leaf("path", "d", cross, "stroke-dasharray", "none", "stroke-width", pen.size(1.5));
            }
            case SETBACK -> {
                String diamond = "M" + x + " " + top + "l" + size + " " + size + "l-" + size + " " + size + "l-" + size
                        + "-" + size + "Z";
                pen.out()
                        .leaf(
                                "path",
                                "d",
                                diamond,
                                "fill",
                                pen.colours().ground(),
                                "stroke-dasharray",
                                "none",
                                "stroke-width",
                                "1.4");
            }
        }
    }

    private String told(Bar bar) {
        return "%s: %s, %s, %s points"
                .formatted(
                        Figures.minute(bar.beat().bookedAt(), layout.frame().zone()),
                        SafeText.clip(SafeText.visible(bar.beat().interaction().signal()), TEXT_MAX),
                        bar.kind().word(),
                        Figures.points(bar.beat().points()));
    }
}
