package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.Plot.Band;
import io.customerpulse.cli.picture.Plot.Spot;
import io.customerpulse.cli.picture.Theme.Palette;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.vitals.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One customer's EKG as a picture: a self-contained SVG without scripts, fonts or addresses.
///
/// The line is the pulse: a sharp beat at every interaction, forgetting between them. Under it a ribbon
/// tells the stages in words, colours and hatches. Under that stand the beats: returns above the base
/// line, investments below it, noise below it and dashed.
///
/// Whatever the number of beats, the line has at most four places and the beats at most one bar of each
/// kind per pixel of width, so a picture takes at most [#bytesMax] bytes.
public final class EkgSvg {

    /// Up to so many bars, each tells its story when it is pointed at.
    static final int TOLD_MAX = 160;

    /// Stages of fewer pixels cannot be pointed at.
    private static final double TOLD_MIN = 2;

    /// Lines of more places are drawn still: moving along them would tire a small machine.
    private static final int SWEPT_MAX = 2_000;

    /// The slow ring around "now": still where less motion is wished.
    static final String BREATH = """
            .breath{opacity:0;transform-box:fill-box;transform-origin:center}
            @media (prefers-reduced-motion:no-preference){.breath{animation:breath 2.8s ease-out infinite}}
            @keyframes breath{0%{opacity:.55;transform:scale(.4)}70%,100%{opacity:0;transform:scale(1)}}
            """;

    private final EkgSubject subject;
    private final Palette colours;
    private final String id;
    private final boolean isOnPage;
    private final Layout layout;
    private final Plot plot;
    private final Plot beatPlot;
    private final BeatMarks marks;
    private final List<Band> bands;
    private final Markup out = new Markup();
    private final Pen pen;

    private EkgSvg(EkgSubject subject, Frame frame, Theme theme, String id) {
        this.subject = subject;
        this.colours = theme.palette();
        this.id = id;
        this.isOnPage = theme == Theme.PAGE;
        String finding = Words.finding(subject, frame.zone());
        Layout rough = Layout.of(frame, finding, 1);
        int rows = Legend.rows(subject, rough).size();
        this.layout = Layout.of(frame, finding, rows);
        this.plot = new Plot(layout.pulse(), subject.from(), subject.to(), axis(subject, layout));
        this.beatPlot = new Plot(layout.beats(), subject.from(), subject.to(), BeatMarks.axis(subject));
        this.marks = BeatMarks.of(subject, beatPlot);
        this.pen = new Pen(out, colours, layout.unit());
        this.bands = plot.bands(subject.trace());
    }

    /// Draws it as a file of its own.
    public static String of(EkgSubject subject, Frame frame, Theme theme) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new EkgSvg(subject, frame, theme, "ekg").draw();
    }

    /// Draws it as a part of a page.
    ///
    /// @param id begins every id inside it; unique on its page, letters and digits
    static String inline(EkgSubject subject, Frame frame, String id) {
        return new EkgSvg(subject, frame, Theme.PAGE, id).draw();
    }

    /// The most bytes a picture of this size can take, whatever the trace.
    public static long bytesMax(Frame frame) {
        return 120_000 + 500L * frame.width();
    }

    /// The axis of the pulse: it always shows zero.
    static Axis axis(EkgSubject subject, Layout layout) {
        double low = 0;
        double high = 0;
        for (Trace.Point point : subject.trace().points()) {
            low = Math.min(low, point.pulse().level());
            high = Math.max(high, point.pulse().level());
        }
        if (low == 0 && high == 0) high = 1;
        return Axis.of(low, high, (int) Math.clamp(layout.pulse().height() / (46 * layout.unit()), 2, 6));
    }

    private String draw() {
        String width = String.valueOf(layout.frame().width());
        String height = String.valueOf(layout.frame().height());
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
                id + "-title " + id + "-desc",
                "font-family",
                Typeset.FONT);
        out.element("title", "EKG of " + Typeset.fit(subject.customer(), 1, 100), "id", id + "-title");
        out.element("desc", Words.finding(subject, layout.frame().zone()), "id", id + "-desc");
        definitions();
        out.leaf("rect", "width", width, "height", height, "fill", colours.ground());
        new EkgHead(subject, layout, pen).draw();
        stages();
        new EkgAxes(layout, pen, plot, beatPlot).draw();
        line();
        beats();
        EkgAxes.captions(layout, pen);
        Legend.draw(subject, layout, pen, id);
        return out.close("svg").toString();
    }

    private void definitions() {
        if (!isOnPage) out.open("style").raw(BREATH).close("style");
        out.open("defs");
        out.open(
                "linearGradient",
                "id",
                id + "-fade",
                "gradientUnits",
                "userSpaceOnUse",
                "x1",
                "0",
                "x2",
                "0",
                "y1",
                Figures.px(layout.pulse().top()),
                "y2",
                Figures.px(layout.pulse().bottom()));
        double zero = (plot.y(0) - layout.pulse().top()) / layout.pulse().height();
        stop("0", "0.30");
        stop(Figures.px(zero), "0.03");
        stop("1", "0.30");
        out.close("linearGradient");
        for (Stage stage : shown(subject)) StageLook.of(stage).hatch(id + "-" + stage.word(), out);
        out.close("defs");
    }

    private void stop(String offset, String opacity) {
        out.leaf("stop", "offset", offset, "stop-color", colours.pulse(), "stop-opacity", opacity);
    }

    /// The stages that occur, in the order of [Stage].
    static Set<Stage> shown(EkgSubject subject) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (Trace.Point point : subject.trace().points())
            stages.add(point.vitals().stage());
        return stages;
    }

    private void stages() {
        for (Band band : bands) {
            String word = band.stage().word();
            boolean told = band.width() >= TOLD_MIN;
            if (told) out.open("g").element("title", word + ": " + Words.meaning(band.stage()));
            rect(band, layout.ribbon(), "url(#" + id + "-" + word + ")", "1");
            rect(band, layout.pulse(), StageLook.of(band.stage()).colour(), "0.075");
            word(band);
            if (told) out.close("g");
        }
    }

    /// The stage's word in its stretch of the ribbon, its first letter where there is less room.
    private void word(Band band) {
        double size = 11 * layout.unit();
        String word = band.stage().word();
        boolean fits = band.width() > Typeset.width(word, size) * 0.95 + 4;
        if (!fits && band.width() < 13 * layout.unit()) return;
        pen.text(
                fits ? word : StageLook.letter(band.stage()),
                (band.left() + band.right()) / 2,
                layout.ribbon().bottom() - 5 * layout.unit(),
                "font-size",
                Figures.px(size),
                "font-weight",
                "600",
                "text-anchor",
                "middle",
                "fill",
                colours.ink(),
                "stroke",
                colours.ground(),
                "stroke-width",
                pen.size(2.6),
                "stroke-linejoin",
                "round",
                "paint-order",
                "stroke");
    }

    private void rect(Band band, Plot.Box box, String fill, String opacity) {
        out.leaf(
                "rect",
                "x",
                Figures.px(band.left()),
                "y",
                Figures.px(box.top()),
                "width",
                Figures.px(band.width()),
                "height",
                Figures.px(box.height()),
                "fill",
                fill,
                "fill-opacity",
                opacity);
    }

    private void line() {
        List<Spot> spots = plot.line(subject.trace(), 1);
        double zero = plot.y(0);
        double start =
                spots.isEmpty() ? layout.pulse().right() : spots.getFirst().x();
        flat(layout.pulse().left(), start, zero);
        if (spots.isEmpty()) return;
        List<Spot> area = new ArrayList<>();
        area.add(new Spot(start, zero));
        area.addAll(plot.line(subject.trace(), 2));
        area.add(new Spot(spots.getLast().x(), zero));
        out.leaf("path", "d", Plot.path(area) + "Z", "fill", "url(#" + id + "-fade)");
        out.open("defs");
        out.leaf("path", "id", id + "-line", "class", "pulse-line", "pathLength", "1000", "d", Plot.path(spots));
        out.close("defs");
        double width = strokeWidth(spots.size());
        stroke("glow", width * 3.4, "0.13");
        stroke("line", width, "1");
        if (spots.size() <= SWEPT_MAX) stroke("sweep", width * 1.7, "0.9");
        now(spots.getLast());
    }

    /// Strokes the line once more; `sweep` is seen only where the page moves it.
    private void stroke(String name, double width, String opacity) {
        if (name.equals("sweep") && !isOnPage) return;
        out.leaf(
                "use",
                "href",
                "#" + id + "-line",
                "class",
                name,
                "fill",
                "none",
                "stroke",
                name.equals("sweep") ? colours.ink() : colours.pulse(),
                "stroke-width",
                Figures.px(width),
                "stroke-opacity",
                opacity,
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
    }

    private double strokeWidth(int spots) {
        double crowd = spots / layout.pulse().width();
        return Math.clamp((crowd > 1.5 ? 1.2 : 2.1) * layout.unit(), 1.2, 3.2);
    }

    private void flat(double from, double to, double y) {
        if (to - from < 1) return;
        out.leaf(
                "path",
                "d",
                Plot.path(List.of(new Spot(from, y), new Spot(to, y))),
                "stroke",
                colours.muted(),
                "stroke-width",
                "1.4",
                "stroke-dasharray",
                "1 5",
                "stroke-linecap",
                "round");
    }

    private void now(Spot spot) {
        String x = Figures.px(spot.x());
        String y = Figures.px(spot.y());
        double unit = layout.unit();
        out.leaf("circle", "class", "breath", "cx", x, "cy", y, "r", Figures.px(13 * unit), "fill", colours.pulse());
        out.leaf(
                "circle",
                "class",
                "now",
                "cx",
                x,
                "cy",
                y,
                "r",
                Figures.px(4.6 * unit),
                "fill",
                colours.pulse(),
                "stroke",
                colours.ground(),
                "stroke-width",
                Figures.px(1.6 * unit));
    }

    private void beats() {
        BeatBars bars = new BeatBars(layout, pen, beatPlot);
        for (BeatMarks.Kind kind : marks.kinds()) bars.draw(kind, marks);
    }
}
