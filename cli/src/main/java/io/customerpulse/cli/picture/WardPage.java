package io.customerpulse.cli.picture;

import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import java.util.List;
import java.util.Locale;

/// A ward as one HTML page that needs nothing else: no script, no network, no font. It opens from a file.
///
/// It is well-formed XML too, so any tool can read it. Light or dark as the reader's system is; nothing
/// moves where less motion is wished, and a switch on the page stops it for everybody else.
public final class WardPage {

    private static final int WIDE = 1_080;
    private static final int PAIR = 540;
    private static final int NARROW = 320;

    private final WardReport report;
    private final Markup out = new Markup();

    private WardPage(WardReport report) {
        this.report = report;
    }

    /// Writes the page.
    public static String of(WardReport report) {
        return new WardPage(report).write();
    }

    private String write() {
        out.raw("<!DOCTYPE html>\n").open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        out.open("head").leaf("meta", "charset", "utf-8");
        out.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.leaf(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        out.element("title", "Pulse: " + clipped(report.title()));
        out.open("style")
                .raw("/*<![CDATA[*/\n" + PageStyle.SHEET + "/*]]>*/")
                .close("style")
                .close("head");
        out.open("body");
        top();
        out.open("main");
        headline();
        population();
        ward("Who needs attention", "The most urgent first.", report.attention(), WIDE);
        ward("Who is doing well", "For contrast: those who thrive or came back.", report.bright(), PAIR);
        out.close("main").open("footer");
        out.element(
                "p",
                "pulse = investments + returns − decay. Investments are what you gave, returns what came back; "
                        + "noise, an outreach without an answer in its time, counts as a negative return. Decay is what has been forgotten.",
                "class",
                "quiet");
        return out.close("footer").close("body").close("html").toString();
    }

    private static String clipped(String text) {
        return SafeText.clip(SafeText.visible(text), 120);
    }

    private void top() {
        out.open("header", "class", "top");
        out.open(
                "svg",
                "class",
                "mark",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 132 44",
                "aria-hidden",
                "true");
        out.open("defs");
        out.leaf(
                "path",
                "id",
                "mark",
                "pathLength",
                "1000",
                "d",
                "M2 30H30V27L40 30H52V8L60 18V4L74 30V36L80 30H98V24L108 30H130");
        out.close("defs");
        mark("line", "currentColor", "2.4");
        mark("sweep", "var(--ink)", "3.4");
        out.close("svg");
        out.open("div").element("h1", clipped(report.title()));
        String asOf =
                "As of %s, %s".formatted(Figures.minute(report.asOf(), report.zone()), Figures.zone(report.zone()));
        out.element("p", asOf, "class", "quiet").close("div");
        out.open("label", "class", "motion").leaf("input", "type", "checkbox", "id", "still");
        out.text("Stop all motion").close("label").close("header");
    }

    private void mark(String name, String colour, String width) {
        out.leaf(
                "use",
                "href",
                "#mark",
                "class",
                name,
                "fill",
                "none",
                "stroke",
                colour,
                "stroke-width",
                width,
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
    }

    private void headline() {
        Pulse sum = report.totals().sum();
        String level = Figures.tenths(sum.level());
        String investments = Figures.tenths(sum.investments());
        String returns = Figures.tenths(sum.returns());
        // The decay of the numbers as they are printed, so that they add up to the last digit shown.
        String decay = Figures.tenths(
                Figures.rounded(sum.investments()) + Figures.rounded(sum.returns()) - Figures.rounded(sum.level()));
        long customers = report.totals().customers();
        out.open("ul", "class", "cards", "aria-label", "The whole population");
        card("card", Figures.count(customers), customers == 1 ? "customer" : "customers");
        card("card lead", level, "points of pulse");
        card("card", investments, "points of investments");
        card("card", returns, "points of returns, noise " + Figures.tenths(sum.noise()));
        card("card", decay, "points decayed");
        out.close("ul");
        out.element(
                "p",
                "pulse %s = investments %s + returns %s − decay %s".formatted(level, investments, returns, decay),
                "class",
                "quiet");
    }

    private void card(String look, String number, String words) {
        out.open("li", "class", look)
                .element("b", number)
                .element("span", words)
                .close("li");
    }

    private void population() {
        long healthy = 0;
        long most = 1;
        for (Stage stage : Stage.values()) {
            if (stage.isHealthy()) healthy += report.totals().in(stage);
            most = Math.max(most, report.totals().in(stage));
        }
        out.element("h2", "Where they stand");
        String sentence = "%s healthy, each measured by their own rhythm.".formatted(share(healthy));
        out.element("p", sentence, "class", "quiet").open("ul", "class", "people");
        for (Stage stage : Stage.values()) {
            long count = report.totals().in(stage);
            String width = String.format(Locale.ROOT, "%.2f%%", 100.0 * count / most);
            out.open("li").element("span", stage.word(), "title", Words.meaning(stage));
            out.open("div", "class", "track", "aria-hidden", "true");
            String look = "--c:" + StageLook.of(stage).colour() + ";width:" + width;
            if (count > 0)
                out.open("div", "class", "bar " + stage.word(), "style", look).close("div");
            out.close("div").open("span", "class", "n").element("b", Figures.count(count));
            out.text(" · " + percent(count)).close("span").close("li");
        }
        out.close("ul");
    }

    private String share(long count) {
        return "%s of %s (%s) are"
                .formatted(
                        Figures.count(count), Figures.count(report.totals().customers(), "customer"), percent(count));
    }

    private String percent(long count) {
        return String.format(
                Locale.ROOT,
                "%.1f %%",
                100.0 * count / Math.max(1, report.totals().customers()));
    }

    private void ward(String heading, String words, List<EkgSubject> subjects, int width) {
        out.element("h2", heading);
        out.element("p", subjects.isEmpty() ? "Nobody at present." : words, "class", "quiet");
        if (subjects.isEmpty()) return;
        out.open("ol", "class", width == PAIR ? "beds pair" : "beds");
        for (int i = 0; i < subjects.size(); i++) bed(subjects.get(i), (width == PAIR ? "b" : "a") + i, width);
        out.close("ol");
    }

    private void bed(EkgSubject subject, String id, int width) {
        out.open("li").open("article", "class", "bed", "aria-labelledby", id + "-name");
        out.element("h3", clipped(subject.customer()), "class", "unseen", "id", id + "-name");
        out.element("p", Words.why(subject), "class", "why");
        picture(subject, id + "w", "wide", new Frame(width, width == PAIR ? 560 : 470, report.zone()));
        picture(subject, id + "n", "narrow", new Frame(NARROW, 590, report.zone()));
        new PageTables(subject, report.zone(), out).draw();
        out.close("article").close("li");
    }

    private void picture(EkgSubject subject, String id, String look, Frame frame) {
        out.raw(EkgSvg.inline(subject, frame, id).replaceFirst("<svg ", "<svg class=\"" + look + "\" "));
    }
}
