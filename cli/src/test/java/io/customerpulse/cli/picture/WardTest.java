package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.cli.picture.Theme.Palette;
import io.customerpulse.cli.picture.WardReport.Totals;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WardTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aWardHasOneLinePerCustomerInTheOrderGiven() {
        List<EkgSubject> subjects = List.of(Shop.year("anna", 6), Shop.empty("nobody"), Shop.year("ben", 5));
        Document svg = Xml.parse(WardSvg.of(subjects, new Frame(1200, 600, BERLIN), Theme.LIGHT));
        assertThat(Xml.elements(svg, "path", "pulse-line")).hasSize(2);
        assertThat(texts(svg)).containsSubsequence("anna", "nobody", "ben").contains("lost", "no pulse yet", "5.2");
    }

    @Test
    void aWardSaysHowManyItHasNoRoomFor() {
        List<EkgSubject> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) many.add(Shop.heavy(1));
        Document tall = Xml.parse(WardSvg.of(many, new Frame(1200, 4_000, BERLIN), Theme.DARK));
        assertThat(Xml.elements(tall, "path", "pulse-line")).hasSize(WardSvg.STRIPS_MAX);
        assertThat(texts(tall)).contains("60 of 200 customers shown, each strip on its own scale");

        Document small = Xml.parse(WardSvg.of(many, new Frame(1200, 400, BERLIN), Theme.DARK));
        assertThat(Xml.elements(small, "path", "pulse-line")).hasSizeBetween(5, 12);
    }

    @Test
    void anEmptyWardIsAPictureToo() {
        Document svg = Xml.parse(WardSvg.of(List.of(), new Frame(600, 300, BERLIN), Theme.LIGHT));
        assertThat(texts(svg)).contains("0 customers, each strip on its own scale");
    }

    @Test
    void aPageNeedsNothingElse() {
        String page = WardPage.of(report(List.of(Shop.year("anna", 6)), List.of(Shop.year("ben", 5))));
        assertThat(page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("//example")
                .doesNotContain("@import")
                .doesNotContain("<script")
                .doesNotContain("<link");
        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains("prefers-reduced-motion")
                .contains("prefers-color-scheme");
    }

    @Test
    void everyIdOnAPageIsThereOnce() {
        Document page = Xml.parse(WardPage.of(report(
                List.of(Shop.year("anna", 6), Shop.year("anna", 6)), List.of(Shop.year("anna", 6), Shop.empty("x")))));
        List<String> ids = Xml.elements(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        for (Element use : Xml.elements(page, "use")) {
            assertThat(ids).contains(use.getAttribute("href").substring(1));
        }
    }

    @Test
    void aPageTellsThePopulationAndWhyEachCustomerIsThere() {
        Document page = Xml.parse(WardPage.of(report(List.of(Shop.year("anna", 6)), List.of())));
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("pulse 60.0 = investments 40.0 + returns 37.0 − decay 17.0")
                .contains("30 of 40 customers (75.0 %) are healthy")
                .contains(
                        "Silent for 85 days, where 6 days was usual. 11 outreaches had no answer in the 12 months shown.")
                .contains("Nobody at present.");
    }

    @Test
    void theTableOfAChartHoldsItsHighestAndItsLatestValue() {
        EkgSubject subject = Shop.year("anna", 6);
        Document page = Xml.parse(WardPage.of(report(List.of(subject), List.of())));
        List<String> cells =
                Xml.elements(page, "td").stream().map(Element::getTextContent).toList();
        double most = subject.trace().points().stream()
                .mapToDouble(p -> p.pulse().level())
                .max()
                .orElseThrow();
        assertThat(cells)
                .contains(
                        Figures.hundredths(most),
                        Figures.hundredths(subject.now().pulse().level()),
                        "30 Sep 2026 14:00");
    }

    @Test
    void everyRowOfTheTableAddsUp() {
        Document page = Xml.parse(WardPage.of(report(List.of(Shop.year("anna", 4)), List.of())));
        int added = 0;
        for (Element row : Xml.elements(page, "tr")) {
            var cells = row.getElementsByTagName("td");
            if (cells.getLength() != 6) continue;
            double[] numbers = new double[5];
            for (int i = 1; i < 5; i++)
                numbers[i] = Double.parseDouble(cells.item(i).getTextContent().replace('−', '-'));
            assertThat(numbers[2] + numbers[3] - numbers[4]).isCloseTo(numbers[1], within(0.021));
            added++;
        }
        assertThat(added).isBetween(20, 26);
    }

    @Test
    void aReportHasLimits() {
        List<EkgSubject> many = new ArrayList<>();
        for (int i = 0; i <= WardReport.CUSTOMERS_MAX; i++) many.add(Shop.heavy(1));
        assertThatThrownBy(() -> report(many, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attention takes at most 30 customers: 31");
    }

    @Test
    void textAndMarksStandOutFromTheirGround() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Palette palette = theme.palette();
            assertThat(contrast(palette.ink(), palette.ground())).isGreaterThan(4.5);
            assertThat(contrast(palette.muted(), palette.ground())).isGreaterThan(4.5);
            for (String mark : List.of(palette.pulse(), palette.returned(), palette.invested(), palette.noise())) {
                assertThat(contrast(mark, palette.ground())).isGreaterThan(3);
            }
            for (Stage stage : Stage.values()) {
                assertThat(contrast(StageLook.of(stage).colour(), palette.ground()))
                        .as(stage.word())
                        .isGreaterThan(3);
            }
        }
    }

    private static WardReport report(List<EkgSubject> attention, List<EkgSubject> bright) {
        TreeMap<Stage, Long> stages = new TreeMap<>();
        stages.put(Stage.STEADY, 30L);
        stages.put(Stage.LOST, 10L);
        Totals totals = new Totals(40, stages, new Pulse(60, 40, 37, -2));
        return new WardReport("The shop", Shop.END, BERLIN, totals, attention, bright);
    }

    private static List<String> texts(Document svg) {
        return Xml.elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    /// The contrast of two colours by WCAG 2.
    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
