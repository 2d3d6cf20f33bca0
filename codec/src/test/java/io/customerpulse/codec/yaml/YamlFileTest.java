package io.customerpulse.codec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.yaml.Node.Entry;
import io.customerpulse.codec.yaml.Node.Mapping;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Node.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    private static final SequencedMap<String, Integer> SIZES = new LinkedHashMap<>();

    static {
        SIZES.put("small", 1);
        SIZES.put("large", 2);
    }

    // ---- the tree ----------------------------------------------------------------------------

    @Test
    void theTreeKnowsWhereEverythingStands() {
        YamlFile<Node> tree = YamlFile.tree("a.yaml", "b: 1\na: [x, \"2\"]\n");

        assertThat(tree).isInstanceOf(YamlFile.Read.class);
        Mapping root = (Mapping) ((YamlFile.Read<Node>) tree).value();
        assertThat(root.entries().sequencedKeySet()).containsExactly("b", "a");
        assertThat(root.entries().get("b"))
                .isEqualTo(new Entry(new Place("a.yaml", 1, 1), new Scalar(new Place("a.yaml", 1, 4), "1", false)));
        assertThat(root.entries().get("a"))
                .isEqualTo(new Entry(
                        new Place("a.yaml", 2, 1),
                        new Sequence(
                                new Place("a.yaml", 2, 4),
                                List.of(
                                        new Scalar(new Place("a.yaml", 2, 5), "x", false),
                                        new Scalar(new Place("a.yaml", 2, 8), "2", true)))));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(YamlFile.tree("a.yaml", "\uFEFFa: 1")).isInstanceOf(YamlFile.Read.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                 | a.yaml:1: got an empty file, allowed: keys and values",
                "~# only a comment~ | a.yaml:1: got an empty file, allowed: keys and values",
                "~a: 1\n---\nb: 2~  | a.yaml:2: got a second document, allowed: one",
                "~a: 1\na: 2~       | a.yaml:2: a: got it twice (first on line 1), allowed: once",
                "~b:\n  a: 1\n  a: 2~ | a.yaml:3: b.a: got it twice (first on line 2), allowed: once",
                "~a: &x 1~          | a.yaml:1: a: got the anchor &x, allowed: the value itself",
                "~a: *x~            | a.yaml:1: a: got the alias *x, allowed: the value itself",
                "~a: !!int 1~       | a.yaml:1: a: got the tag tag:yaml.org,2002:int, allowed: the value without a tag",
                "~? [a]\n: 1~       | a.yaml:1: got a list as a key, allowed: a text",
                "~\"\": 1~          | a.yaml:1: got an empty key, allowed: a text",
                "~a: [1\nb: 2~      | a.yaml:2: got no YAML (expected ',' or ']', but got :), allowed: YAML",
                "~a:\n\t- b~        | a.yaml:2: got no YAML (found character '\\t(TAB)' that cannot start any token."
                        + " (Do not use \\t(TAB) for indentation)), allowed: YAML",
                "~a: 1\nb: \u0007~  | a.yaml:2: got no YAML (character U+0007), allowed: YAML",
            })
    void whatTheTreeRefusesIsSaidWithItsLine(String text, String message) {
        assertThat(messages(YamlFile.tree("a.yaml", text))).containsExactly(message);
    }

    @Test
    void tooMuchIsRefused() {
        String tooDeep = "a: " + "[".repeat(20) + "]".repeat(20);
        String deepest = "a: " + "[".repeat(18) + "1" + "]".repeat(18);
        String tooLong = "a: " + "x".repeat(1_000_000);

        assertThat(messages(YamlFile.tree("a.yaml", tooDeep)).getFirst())
                .startsWith("a.yaml:1: a[1]")
                .endsWith(": got more than 20 levels, allowed: at most 20");
        assertThat(YamlFile.tree("a.yaml", deepest)).isInstanceOf(YamlFile.Read.class);
        assertThat(messages(YamlFile.tree("a.yaml", tooLong)))
                .containsExactly("a.yaml:1: got a file over 1 MB, allowed: at most 1000000 bytes");
    }

    // ---- the fields --------------------------------------------------------------------------

    @Test
    void fieldsAreReadByType() {
        record Shape(String name, double part, int count, Duration span, int size, boolean open, String inner) {}
        String text = "{name: Ada, part: 2.5e-1, count: 7, span: 1.5h, size: large, open: true, in: {x: '1'}}";

        YamlFile<Shape> read = YamlFile.read(
                "a.yaml",
                text,
                fields -> new Shape(
                        fields.text("name").orElse(""),
                        fields.number("part", Range.above(0, 1)).orElse(0),
                        fields.whole("count", 1, 9).orElse(0),
                        fields.duration("span", Span.POSITIVE).orElse(Duration.ZERO),
                        fields.choice("size", SIZES).orElse(0),
                        fields.flag("open").orElse(false),
                        fields.child("in", in -> in.text("x").orElse("")).orElse("")));

        assertThat(read)
                .isEqualTo(new YamlFile.Read<>(new Shape("Ada", 0.25, 7, Duration.ofMinutes(90), 2, true, "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "part: x       | a.yaml:1: part: got \"x\", allowed: a number above 0, at most 1",
                "part: 0       | a.yaml:1: part: got \"0\", allowed: a number above 0, at most 1",
                "part: 1.01    | a.yaml:1: part: got \"1.01\", allowed: a number above 0, at most 1",
                "part: .nan    | a.yaml:1: part: got \".nan\", allowed: a number above 0, at most 1",
                "part: NaN     | a.yaml:1: part: got \"NaN\", allowed: a number above 0, at most 1",
                "part: 1e999   | a.yaml:1: part: got \"1e999\", allowed: a number above 0, at most 1",
                "part: \"1\"   | a.yaml:1: part: got the quoted text \"1\", allowed: a number above 0, at most 1",
                "part:         | a.yaml:1: part: got nothing, allowed: a number above 0, at most 1",
                "part: [1]     | a.yaml:1: part: got a list, allowed: a number above 0, at most 1",
                "part: {a: 1}  | a.yaml:1: part: got keys and values, allowed: a number above 0, at most 1",
                "count: 1.5    | a.yaml:1: count: got \"1.5\", allowed: a whole number from 1 to 9",
                "count: 10     | a.yaml:1: count: got \"10\", allowed: a whole number from 1 to 9",
                "span: 7       | a.yaml:1: span: got \"7\", allowed: a duration such as 7d, 12h, 90m or P7D,"
                        + " from 1s to 36500d",
                "span: 0d      | a.yaml:1: span: got \"0d\", allowed: a duration such as 7d, 12h, 90m or P7D,"
                        + " from 1s to 36500d",
                "span: -1d     | a.yaml:1: span: got \"-1d\", allowed: a duration such as 7d, 12h, 90m or P7D,"
                        + " from 1s to 36500d",
                "size: huge    | a.yaml:1: size: got \"huge\", allowed: small, large",
                "open: yes     | a.yaml:1: open: got \"yes\", allowed: true, false",
                "name: ' '     | a.yaml:1: name: got \" \", allowed: a text",
                "in: 1         | a.yaml:1: in: got \"1\", allowed: keys and values",
                "sise: small   | a.yaml:1: sise: got an unknown key (did you mean size?), allowed:"
                        + " part, count, span, size, open, name, in",
                "zebra: 1      | a.yaml:1: zebra: got an unknown key, allowed: part, count, span, size, open, name, in",
                "in: {y: 1}    | a.yaml:1: in.y: got an unknown key, allowed: none",
            })
    void aWrongFieldIsSaidWithWhatIsAllowed(String text, String message) {
        assertThat(messages(YamlFile.read("a.yaml", text, YamlFileTest::shape))).containsExactly(message);
    }

    @Test
    void whatIsRequiredAndMissingIsSaidAtTheLineOfTheWhole() {
        YamlFile<Double> read = YamlFile.read("a.yaml", "\nother:\n  x: 1\n", top -> {
            top.child(
                    "other",
                    other -> other.number("x", Range.from(0, 1)).orElse(0)
                            + other.required().number("y", Range.from(0, 1)).orElse(0));
            return top.required().number("part", Range.from(0, 1)).orElse(0);
        });

        assertThat(messages(read))
                .containsExactly(
                        "a.yaml:2: other.y: got nothing, allowed: a number from 0 to 1",
                        "a.yaml:2: part: got nothing, allowed: a number from 0 to 1");
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfLines() {
        String text = "zebra: 1\npart: 7\nin:\n  a: *x\nsize: tiny\nsize: huge\n";

        assertThat(messages(YamlFile.read("a.yaml", text, YamlFileTest::shape)))
                .containsExactly(
                        "a.yaml:1: zebra: got an unknown key, allowed: part, count, span, size, open, name, in",
                        "a.yaml:2: part: got \"7\", allowed: a number above 0, at most 1",
                        "a.yaml:4: in.a: got the alias *x, allowed: the value itself",
                        "a.yaml:4: in.a: got an unknown key, allowed: none",
                        "a.yaml:5: size: got \"tiny\", allowed: small, large",
                        "a.yaml:6: size: got it twice (first on line 5), allowed: once");
    }

    @Test
    void moreThanAHundredProblemsEndWithHowManyMore() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 150; i++) text.append("zebra").append(i).append(": 1\n");

        List<String> messages = messages(YamlFile.read("a.yaml", text.toString(), YamlFileTest::shape));

        assertThat(messages).hasSize(101);
        assertThat(messages.getLast()).isEqualTo("a.yaml:101: got 50 more problems, allowed: none");
    }

    @Test
    void aConstructorThatRefusesIsAProblemOfTheWhole() {
        YamlFile<String> read = YamlFile.read("a.yaml", "part: 1", fields -> {
            fields.number("part", Range.from(0, 1));
            return fields.<String>made(() -> {
                        throw new IllegalArgumentException("part and count must differ: 1, 1");
                    })
                    .orElse("");
        });

        assertThat(messages(read))
                .containsExactly("a.yaml:1: got values that do not fit, allowed: part and count must differ: 1, 1");
    }

    // ---- durations ---------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "2w, P14D",
        "7d, P7D",
        "12h, PT12H",
        "1.5h, PT1H30M",
        "90m, PT90M",
        "30s, PT30S",
        "0.5s, PT0.5S",
        "P7D, P7D",
        "PT1H30M, PT90M",
        "0d, PT0S",
        "1.000000001s, PT1.000000001S"
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration duration) {
        assertThat(Span.of(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "7 d", "d", "-7d", "1y", "7D", "1e3d", "P", "PT", "P1Y", "P1M", "", "1..5h", "٣d"})
    void otherTextsAreNoDurations(String text) {
        assertThat(Span.of(text)).isEmpty();
    }

    @Test
    void durationsReadBackFromTheirText() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long seconds = random.nextLong(400L * 86_400)
                    / List.of(1, 60, 1_800, 3_600, 86_400).get(i % 5);
            Duration duration = Duration.ofSeconds(
                    seconds * List.of(1, 60, 1_800, 3_600, 86_400).get(i % 5));
            assertThat(Span.of(Span.text(duration))).contains(duration);
        }
        assertThat(Span.text(Duration.ofMinutes(90))).isEqualTo("1.5h");
        assertThat(Span.text(Duration.ofMinutes(30))).isEqualTo("30m");
        assertThat(Span.text(Duration.ofHours(36))).isEqualTo("36h");
        assertThat(Span.of(Span.text(Duration.ofMillis(1_500)))).contains(Duration.ofMillis(1_500));
    }

    // ---- nonsense ----------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 99999999999.1\n---\na: 1",
                "a: \"\\UFFFFFFFF\"",
                "a: \"\\ud800\"",
                "%TAG ! !\n--- !x a",
                "? ? ? ?",
                "- - - -",
                "{",
                "&",
                "*",
                "!",
                "|",
                ">",
                "a: |99\n  b",
                "'",
                "\"",
                "@",
                "`",
                "%",
                "---",
                "...",
                "<<: 1",
                "a: !<> b",
                "%YAML 1.2\n%YAML 1.2\n---\na: 1"
            })
    void oddFilesAreReadOrRefusedButNeverFail(String text) {
        YamlFile<Node> read = YamlFile.tree("a.yaml", text);

        if (read instanceof YamlFile.Refused<Node> refused)
            assertThat(refused.problems()).isNotEmpty();
        else assertThat(read).isInstanceOf(YamlFile.Read.class);
    }

    @Test
    void randomTextIsReadOrRefusedButNeverFails() {
        String letters = "ab1:{}[]-,&*!|>'\"%@`#? \n\t\\ux\u00e9\ud83d\ude00\ud800\u0000.~=<";
        Random random = new Random(20260301);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "" : "a: ");
            for (int n = random.nextInt(12); n >= 0; n--) text.append(letters.charAt(random.nextInt(letters.length())));
            if (YamlFile.tree("a.yaml", text.toString()) instanceof YamlFile.Refused) refused++;
        }
        assertThat(refused).isBetween(5_000, 20_000);
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static int shape(Fields fields) {
        fields.number("part", Range.above(0, 1));
        fields.whole("count", 1, 9);
        fields.duration("span", Span.POSITIVE);
        fields.choice("size", SIZES);
        fields.flag("open");
        fields.text("name");
        Function<Fields, Integer> nothing = inner -> 0;
        return fields.child("in", nothing).orElse(0);
    }

    private static <T> List<String> messages(YamlFile<T> file) {
        assertThat(file).isInstanceOf(YamlFile.Refused.class);
        List<String> messages = new ArrayList<>();
        for (Problem problem : ((YamlFile.Refused<T>) file).problems()) messages.add(problem.message());
        return messages;
    }

    @Test
    void theMessageNamesFileLineKeyWhatWasGotAndWhatIsAllowed() {
        Problem problem = new Problem("catalog.yaml", 7, "signals.purchase.side", "\"retrun\"", "investment, return");

        assertThat(problem.message())
                .isEqualTo("catalog.yaml:7: signals.purchase.side: got \"retrun\", allowed: investment, return");
        assertThat(problem).hasToString(problem.message());
    }

    @Test
    void numbersAreWrittenShortAndReadBack() {
        for (Map.Entry<Double, String> number : Map.of(
                        1.0, "1", 0.5, "0.5", -1.5, "-1.5", 1e20, "1.0E20", 1e-9, "1.0E-9", -0.0, "-0.0")
                .entrySet()) {
            assertThat(Decimal.text(number.getKey())).isEqualTo(number.getValue());
            assertThat(Decimal.of(number.getValue())).hasValue(number.getKey());
        }
    }
}
