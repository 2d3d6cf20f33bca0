package io.customerpulse.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.cli.picture.Terminal.Glyphs;
import io.customerpulse.cli.picture.Terminal.Ink;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String SGR = "\u001b\\[[0-9]+m";

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {40, 41, 57, 71, 72, 80, 120, 333})
    void noLineIsWiderThanTheTerminal(int columns) {
        Random random = new Random(columns);
        for (EkgSubject subject : subjects()) {
            for (Glyphs glyphs : Glyphs.values()) {
                int rows = random.nextInt(12, 60);
                Terminal terminal = new Terminal(columns, rows, Ink.ANSI, glyphs, BERLIN);
                String drawn = TerminalEkg.of(subject, terminal) + TerminalWard.of(List.of(subject), terminal);
                assertThat(drawn.replaceAll(SGR, "").lines())
                        .allSatisfy(line -> assertThat(cells(line)).as(line).isLessThanOrEqualTo(columns));
            }
        }
    }

    @Test
    void aPictureHasAtMostTheRowsOfTheTerminal() {
        for (int rows = 16; rows < 60; rows++) {
            Terminal terminal = new Terminal(100, rows, Ink.PLAIN, Glyphs.UNICODE, BERLIN);
            assertThat(TerminalEkg.of(Shop.year("c", 6), terminal).lines().count())
                    .isEqualTo(rows);
        }
    }

    @Test
    void asciiIsPureAscii() {
        Terminal terminal = new Terminal(80, 24, Ink.PLAIN, Glyphs.ASCII, BERLIN);
        for (EkgSubject subject : subjects()) {
            String drawn = TerminalEkg.of(subject, terminal) + TerminalWard.of(List.of(subject), terminal);
            assertThat(drawn.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        }
    }

    @Test
    void plainMeansWithoutColours() {
        Terminal terminal = new Terminal(80, 24, Ink.PLAIN, Glyphs.UNICODE, BERLIN);
        assertThat(TerminalEkg.of(Shop.year("c", 6), terminal)).doesNotContain("\u001b");
        Terminal coloured = new Terminal(80, 24, Ink.ANSI, Glyphs.UNICODE, BERLIN);
        assertThat(TerminalEkg.of(Shop.year("c", 6), coloured).replaceAll(SGR, ""))
                .isEqualTo(TerminalEkg.of(Shop.year("c", 6), terminal));
    }

    @Test
    void theLineStandsHighestWhereThePulseDoes() {
        EkgSubject subject = Shop.heavy(5);
        Terminal terminal = new Terminal(80, 24, Ink.PLAIN, Glyphs.ASCII, BERLIN);
        List<String> graph = TerminalEkg.of(subject, terminal)
                .lines()
                .filter(line -> line.length() > 8 && (line.charAt(8) == '|' || line.charAt(8) == '+'))
                .toList();
        String top = graph.stream()
                .filter(line -> !line.substring(9).isBlank())
                .findFirst()
                .orElseThrow();
        // the third of three beats, a day apart, on day four of ten: four tenths of 71 columns
        assertThat(top.substring(9).indexOf(top.substring(9).trim().charAt(0))).isBetween(26, 30);
    }

    @Test
    void aWardTellsEachCustomerInOneLine() {
        List<EkgSubject> subjects = List.of(Shop.year("anna", 6), Shop.year("ben", 5), Shop.empty("nobody"));
        Terminal terminal = new Terminal(110, 24, Ink.PLAIN, Glyphs.UNICODE, BERLIN);
        List<String> lines = TerminalWard.of(subjects, terminal).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .startsWith("anna")
                .contains("█")
                .contains(" 5.2  lost ")
                .contains("▼ 1.0")
                .endsWith("14.4× gap");
        assertThat(lines.get(3)).startsWith("nobody").doesNotContain("█");
    }

    @Test
    void aWardSaysHowManyItLeavesOut() {
        EkgSubject one = Shop.heavy(1);
        List<EkgSubject> many = new ArrayList<>();
        for (int i = 0; i < TerminalWard.LINES_MAX + 12; i++) many.add(one);
        Terminal terminal = new Terminal(80, 24, Ink.PLAIN, Glyphs.ASCII, BERLIN);
        assertThat(TerminalWard.of(many, terminal).lines().toList())
                .hasSize(TerminalWard.LINES_MAX + 2)
                .last()
                .isEqualTo("12 more not shown");
    }

    private static List<EkgSubject> subjects() {
        return List.of(
                Shop.year("anna", 6),
                Shop.busy("客户一二三四五六七八九十客户一二三四五六七八九十客户一二三四五六七八九十", 300, Duration.ofDays(3)),
                Shop.empty("nobody"),
                Shop.heavy(1e300),
                Shop.heavy(-1e-6),
                Shop.subject("now", List.of(Shop.interaction("visit", Shop.END)), Shop.END, Shop.END));
    }

    /// Cells as a terminal counts them, for the letters of these tests: Chinese takes two.
    private static int cells(String line) {
        return line.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum();
    }
}
