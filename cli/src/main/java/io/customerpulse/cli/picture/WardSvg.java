package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.Plot.Band;
import io.customerpulse.cli.picture.Plot.Box;
import io.customerpulse.cli.picture.Plot.Spot;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.vitals.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Several customers on one common time axis: a strip each, with name, stage, small EKG, pulse and trend.
///
/// Each strip has its own value axis, from its least to its most; all have the same time axis, from the
/// earliest `from` to the latest `to`. At most [#STRIPS_MAX] are drawn, and fewer if the frame has no room
/// for them at [#STRIP_MIN] pixels each; the picture says how many are not.
public final class WardSvg {

    /// More strips than this nobody reads in one picture.
    public static final int STRIPS_MAX = 60;

    /// The least height of a strip, in pixels.
    public static final int STRIP_MIN = 26;

    private static final double STRIP_BEST = 88;

    private final Frame frame;
    private final List<EkgSubject> drawn;
    private final int all;
    private final Pen pen;
    private final Instant from;
    private final Instant to;
    private final double pad;
    private final double strip;

    private WardSvg(List<EkgSubject> subjects, Frame frame, Theme theme) {
        this.frame = frame;
        this.all = subjects.size();
        double unit = Math.clamp(Math.min(frame.width() / 1100.0, frame.height() / 560.0), 0.7, 1.5);
        this.pen = new Pen(new Markup(), theme.palette(), unit);
        this.pad = (isCompact() ? 14 : 30) * unit;
        int room = (int) ((frame.height() - 2 * pad - head() - foot()) / STRIP_MIN);
        this.drawn = subjects.subList(0, Math.clamp(subjects.size(), 0, Math.clamp(room, 1, STRIPS_MAX)));
        double space = frame.height() - 2 * pad - head() - foot();
        this.strip = Math.min(STRIP_BEST * unit, space / Math.max(1, drawn.size()));
        this.from = drawn.stream().map(EkgSubject::from).min(Instant::compareTo).orElse(Instant.EPOCH);
        this.to = drawn.stream().map(EkgSubject::to).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /// Draws the ward, in the order given.
    public static String of(List<EkgSubject> subjects, Frame frame, Theme theme) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new WardSvg(subjects, frame, theme).draw();
    }

    private boolean isCompact() {
        return frame.width() < 620;
    }

    private double head() {
        return 54 * pen.unit();
    }

    private double foot() {
        return 44 * pen.unit();
    }

    private String draw() {
        Markup out = pen.out();
        String width = String.valueOf(frame.width());
        String height = String.valueOf(frame.height());
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "aria-labelledby",
                "ward-title ward-desc",
                "font-family",
                Typeset.FONT);
        out.element("title", "Ward of " + Figures.count(all, "customer"), "id", "ward-title");
        out.element("desc", summary(), "id", "ward-desc");
        out.leaf("rect", "width", width, "height", height, "fill", pen.colours().ground());
        hatches();
        title();
        if (!drawn.isEmpty()) {
            double bottom = pad + head() + strip * drawn.size();
            TimeTicks.draw(plot(0, bottom, Axis.of(0, 1, 1)), bottom, pen, frame.zone());
        }
        for (int i = 0; i < drawn.size(); i++) strip(drawn.get(i), i);
        return out.close("svg").toString();
    }

    private void title() {
        double titleY = pad + 20 * pen.unit();
        pen.text(
                "Ward",
                pad,
                titleY,
                "font-size",
                pen.size(22),
                "font-weight",
                "650",
                "fill",
                pen.colours().ink());
        pen.label(
                Typeset.fit(shown(), 12 * pen.unit(), frame.width() - 2 * pad - 80 * pen.unit()),
                frame.width() - pad,
                titleY,
                "end");
    }

    private String shown() {
        if (drawn.size() == all) return Figures.count(all, "customer") + ", each strip on its own scale";
        return "%s of %s shown, each strip on its own scale"
                .formatted(Figures.count(drawn.size()), Figures.count(all, "customer"));
    }

    private String summary() {
        StringBuilder out = new StringBuilder(shown()).append('.');
        for (EkgSubject subject : drawn) {
            out.append(' ').append(Typeset.fit(subject.customer(), 1, 60)).append(": ");
            out.append(Words.finding(subject, frame.zone()));
        }
        return out.toString();
    }

    private Plot plot(double top, double bottom, Axis axis) {
        double left = pad + (isCompact() ? 0.26 : 0.17) * frame.width();
        double right = frame.width() - pad - (isCompact() ? 0.18 : 0.13) * frame.width();
        return new Plot(new Box(left, top == 0 ? pad + head() : top, right, bottom), from, to, axis);
    }

    private void strip(EkgSubject subject, int row) {
        double top = pad + head() + row * strip;
        double low = 0;
        double high = 0;
        for (Trace.Point point : subject.trace().points()) {
            low = Math.min(low, point.pulse().level());
            high = Math.max(high, point.pulse().level());
        }
        if (low == high) high = 1;
        double ribbon = Math.min(7 * pen.unit(), strip * 0.14);
        Plot plot = plot(top + strip * 0.12, top + strip * 0.86 - ribbon, new Axis(low, high, high - low));
        pen.rule("M" + Figures.px(pad) + " " + Figures.px(top) + "H" + Figures.px(frame.width() - pad));
        ribbon(plot, subject, ribbon);
        line(plot, subject);
        names(subject, plot, top);
    }

    private void ribbon(Plot plot, EkgSubject subject, double height) {
        for (Band band : plot.bands(subject.trace())) {
            pen.out()
                    .open("g")
                    .element("title", band.stage().word())
                    .leaf(
                            "rect",
                            "x",
                            Figures.px(band.left()),
                            "y",
                            Figures.px(plot.box().bottom() + 2),
                            "width",
                            Figures.px(band.width()),
                            "height",
                            Figures.px(height),
                            "fill",
                            "url(#ward-" + band.stage().word() + ")")
                    .close("g");
        }
    }

    private void line(Plot plot, EkgSubject subject) {
        List<Spot> spots = plot.line(subject.trace(), 2);
        if (spots.isEmpty()) return;
        double zero = plot.y(0);
        List<Spot> area = new ArrayList<>();
        area.add(new Spot(spots.getFirst().x(), zero));
        area.addAll(plot.line(subject.trace(), 4));
        area.add(new Spot(spots.getLast().x(), zero));
        pen.out().leaf("path", "d", Plot.path(area) + "Z", "fill", pen.colours().pulse(), "fill-opacity", "0.14");
        pen.out()
                .leaf(
                        "path",
                        "class",
                        "pulse-line",
                        "d",
                        Plot.path(spots),
                        "fill",
                        "none",
                        "stroke",
                        pen.colours().pulse(),
                        "stroke-width",
                        pen.size(1.6),
                        "stroke-linejoin",
                        "round");
        pen.out()
                .leaf(
                        "circle",
                        "cx",
                        Figures.px(spots.getLast().x()),
                        "cy",
                        Figures.px(spots.getLast().y()),
                        "r",
                        pen.size(3),
                        "fill",
                        pen.colours().pulse());
    }

    private void names(EkgSubject subject, Plot plot, double top) {
        double middle = top + strip / 2;
        double size = Math.min(14 * pen.unit(), strip * 0.36);
        boolean two = strip > 34 * pen.unit();
        double y = middle - (two ? 3 * pen.unit() : -size * 0.35);
        name(Typeset.fit(subject.customer(), size, plot.box().left() - pad - 14 * pen.unit()), y, size);
        level(subject.isEmpty() ? "–" : Figures.points(subject.now().pulse().level()), y, size);
        if (!two) return;
        double under = middle + size + 2 * pen.unit();
        String small = Figures.px(size * 0.86);
        stage(subject, under, small);
        pen.text(
                Words.trend(subject),
                frame.width() - pad,
                under,
                "font-size",
                small,
                "text-anchor",
                "end",
                "fill",
                pen.colours().muted());
    }

    private void name(String customer, double y, double size) {
        pen.text(
                customer,
                pad,
                y,
                "font-size",
                Figures.px(size),
                "font-weight",
                "600",
                "direction",
                "ltr",
                "unicode-bidi",
                "isolate",
                "fill",
                pen.colours().ink());
    }

    private void level(String level, double y, double size) {
        pen.text(
                level,
                frame.width() - pad,
                y,
                "font-size",
                Figures.px(size * 1.25),
                "font-weight",
                "700",
                "text-anchor",
                "end",
                "fill",
                pen.colours().pulse());
    }

    private void stage(EkgSubject subject, double y, String size) {
        double left = pad;
        if (!subject.isEmpty()) {
            Stage stage = subject.now().vitals().stage();
            pen.out()
                    .leaf(
                            "rect",
                            "x",
                            Figures.px(pad),
                            "y",
                            Figures.px(y - 9 * pen.unit()),
                            "width",
                            pen.size(14),
                            "height",
                            pen.size(10),
                            "rx",
                            "2",
                            "fill",
                            "url(#ward-" + stage.word() + ")",
                            "stroke",
                            StageLook.of(stage).colour());
            left += 20 * pen.unit();
        }
        pen.text(
                Words.stage(subject),
                left,
                y,
                "font-size",
                size,
                "fill",
                pen.colours().muted());
    }

    private void hatches() {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (EkgSubject subject : drawn) stages.addAll(EkgSvg.shown(subject));
        pen.out().open("defs");
        for (Stage stage : stages) StageLook.of(stage).hatch("ward-" + stage.word(), pen.out());
        pen.out().close("defs");
    }
}
