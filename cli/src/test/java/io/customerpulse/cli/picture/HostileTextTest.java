package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.picture.Terminal.Glyphs;
import io.customerpulse.cli.picture.Terminal.Ink;
import io.customerpulse.cli.picture.WardReport.Totals;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Whatever a customer, a signal or a shop is called, it stays text.
class HostileTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<String> PAYLOADS = Hostile.PAYLOADS;

    /// All that our markup is made of.
    private static final List<String> OURS = List.of(
            "svg",
            "title",
            "desc",
            "style",
            "defs",
            "linearGradient",
            "stop",
            "pattern",
            "rect",
            "path",
            "use",
            "g",
            "circle",
            "text",
            "html",
            "head",
            "meta",
            "body",
            "header",
            "main",
            "footer",
            "div",
            "h1",
            "h2",
            "h3",
            "p",
            "label",
            "input",
            "ul",
            "ol",
            "li",
            "b",
            "span",
            "article",
            "details",
            "summary",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td");

    @Test
    void thereAreForty() {
        assertThat(PAYLOADS).hasSize(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void staysTextInAPicture(String payload) {
        requireHarmless(EkgSvg.of(subject(payload), new Frame(900, 500, BERLIN), Theme.LIGHT));
        requireHarmless(EkgSvg.of(subject(payload), new Frame(300, 400, BERLIN), Theme.DARK));
        requireHarmless(WardSvg.of(List.of(subject(payload)), new Frame(900, 500, BERLIN), Theme.DARK));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void staysTextOnAPage(String payload) {
        Totals totals = new Totals(1, new TreeMap<>(), Pulse.NONE);
        List<EkgSubject> one = List.of(subject(payload));
        requireHarmless(WardPage.of(new WardReport(payload, Shop.END, BERLIN, totals, one, one)));
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void cannotCommandATerminal(String payload) {
        for (Glyphs glyphs : Glyphs.values()) {
            Terminal terminal = new Terminal(80, 24, Ink.PLAIN, glyphs, BERLIN);
            assertThat(TerminalEkg.of(subject(payload), terminal)).satisfies(HostileTextTest::requirePrintable);
            assertThat(TerminalWard.of(List.of(subject(payload)), terminal))
                    .satisfies(HostileTextTest::requirePrintable);
        }
    }

    @ParameterizedTest
    @FieldSource("PAYLOADS")
    void bringsNoColourOfItsOwnIntoAColouredTerminal(String payload) {
        Terminal terminal = new Terminal(80, 24, Ink.ANSI, Glyphs.UNICODE, BERLIN);
        String drawn =
                TerminalEkg.of(subject(payload), terminal) + TerminalWard.of(List.of(subject(payload)), terminal);
        requirePrintable(drawn.replaceAll("\u001b\\[(0|1|9?[0-7]|3[0-7])m", ""));
    }

    private static void requirePrintable(String drawn) {
        assertThat(drawn.replace("\n", "").codePoints())
                .allMatch(c -> !Character.isISOControl(c))
                .noneMatch(c -> Character.getType(c) == Character.FORMAT)
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static void requireHarmless(String markup) {
        assertThat(markup.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script")
                .doesNotContain("<img");
        requirePrintable(markup);
        Document document = Xml.parse(markup);
        for (Element element : Xml.elements(document, "*")) {
            assertThat(OURS).contains(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
            }
        }
        for (Element use : Xml.elements(document, "use"))
            assertThat(use.getAttribute("href")).startsWith("#");
    }

    private static EkgSubject subject(String payload) {
        Instant from = Shop.END.minus(Duration.ofDays(30));
        String name = payload.isBlank() ? payload + "!" : payload;
        List<Interaction> all = List.of(
                new Interaction("", name, name, from.plus(Duration.ofDays(3)), Money.NONE, About.NOTHING),
                new Interaction("", name, "purchase", from.plus(Duration.ofDays(9)), Money.NONE, About.NOTHING));
        return Shop.subject(payload, all, from, Shop.END);
    }
}
