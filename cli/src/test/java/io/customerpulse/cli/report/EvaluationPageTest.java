package io.customerpulse.cli.report;

import static io.customerpulse.cli.report.Reports.interval;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.picture.Hostile;
import io.customerpulse.cli.picture.Xml;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class EvaluationPageTest {

    private static final String COMMAND = "./pulse evaluate orders.csv --split 2026-06-29";

    private static Report usual() {
        return Reports.of("Order Completed", interval(0.772, 0.01), interval(0.013, 0.004));
    }

    private static String text(Report report) {
        return Xml.parse(EvaluationPage.of(report, COMMAND))
                .getDocumentElement()
                .getTextContent();
    }

    @Test
    void thePageSaysWhatTheEvaluationCameTo() {
        assertThat(text(usual()))
                .contains("The learned pulse ranks who will return better than recency: 77.2 against 75.9 of 100 pairs"
                        + " right, difference +1.3 (+0.9 to +1.7).")
                .contains("When it said 30 %, 29 % came")
                .contains("In all it expected 450 days with a return, and 500 came: 10 % too few.")
                .contains("The tenth it ranked highest had 42 % of them.");
    }

    @Test
    void itSaysAsPlainlyThatTheHeuristicIsAsGood() {
        Report report = Reports.of("purchase", interval(0.75, 0.01), interval(0.001, 0.004));
        assertThat(text(report))
                .contains("no better than recency, as far as these customers tell")
                .contains("difference +0.1 (−0.3 to +0.5)");
    }

    @Test
    void itSaysAsPlainlyThatTheHeuristicIsBetter() {
        Report report = Reports.of("purchase", interval(0.75, 0.01), interval(-0.02, 0.004));
        assertThat(text(report)).contains("ranks who will return worse than recency");
    }

    @Test
    void itSaysThatItKnowsNothing() {
        Report report = Reports.of("purchase", interval(0.503, 0.02), interval(0, 0.01));
        assertThat(text(report)).contains("The learned pulse knows nothing about who will return");
        assertThat(text(Reports.nothing("there are 3 customers")))
                .contains("No pulse could be learned, because there is not enough data: there are 3 customers.");
    }

    @Test
    void everyChartIsDescribedAndHasItsNumbersBesideIt() {
        Document page = Xml.parse(EvaluationPage.of(usual(), COMMAND));
        List<Element> charts = Xml.elements(page, "svg");
        assertThat(charts).hasSize(8).allSatisfy(chart -> {
            assertThat(chart.getElementsByTagName("title").getLength()).isEqualTo(1);
            assertThat(chart.getElementsByTagName("desc").getLength()).isEqualTo(1);
            assertThat(chart.getAttribute("role")).isEqualTo("img");
        });
        assertThat(Xml.elements(page, "svg", "wide")).hasSize(4);
        assertThat(Xml.elements(page, "svg", "narrow")).hasSize(4);
        assertThat(Xml.elements(page, "details")).hasSize(3);
        assertThat(Xml.elements(page, "table"))
                .hasSize(7)
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
    }

    @Test
    void everyIdIsThereOnce() {
        List<String> ids = Xml.elements(Xml.parse(EvaluationPage.of(usual(), COMMAND)), "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = EvaluationPage.of(usual(), COMMAND);
        assertThat(page.replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:", "https:", "@import", "<script", "<link", "<img");
        assertThat(page).contains("default-src &#39;none&#39;", "prefers-color-scheme", "@media print");
    }

    @Test
    void whatWasLearnedIsToldWithItsUnit() {
        assertThat(text(usual()))
                .contains(
                        "One Order Completed of a value of 30 is worth 0.31 days with a return in the next 30 days; half forgotten after 12"
                                + " days.")
                .contains(
                        "One Order Completed offer costs 0.02 days with a return in the next 30 days; over after 5 days.")
                .contains("0.31 (0.232 to 0.388)", "if it is of a value of 30", "−0.02 (−0.0298 to −0.0102)")
                .contains("No effect beyond chance was found of: nothing Order Completed.");
    }

    @Test
    void theCommandStandsOnIt() {
        assertThat(text(usual())).contains(COMMAND);
    }

    @ParameterizedTest
    @EnumSource
    void everyMeasureIsExplained(Metric metric) {
        MeasureWords words = MeasureWords.of(metric);
        assertThat(words.name()).isNotBlank();
        assertThat(words.meaning()).endsWith(".");
        assertThat(words.best()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aHostileNameStaysText(String payload) {
        String name = payload.isBlank() ? payload + "!" : payload;
        String page = EvaluationPage.of(Reports.of(name, interval(0.7, 0.1), interval(0.1, 0.01)), payload);
        assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("<script", "<img");
        assertThat(page.replace("\n", "").codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(c -> Character.getType(c) == Character.FORMAT)
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        for (Element element : Xml.elements(Xml.parse(page), "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
            }
        }
    }

    static List<String> payloads() {
        return Hostile.PAYLOADS;
    }
}
