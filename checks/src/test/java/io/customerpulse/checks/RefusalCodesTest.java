package io.customerpulse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources.Source;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.tables.segment.Fault;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever the server refuses, the German screens say in German: each code has words there, and none has words that is
/// no code any more.
class RefusalCodesTest {

    private static final String GERMAN = "web/src/words/de/refusals.ts";
    private static final String[] PHRASES = {"web/src/words/de/phrases.ts", "web/src/words/de/phrasesOfFiles.ts"};

    private static final String TOGETHER = "// Zusammengesetztes";

    /// Shorter pieces of a template stand anywhere.
    private static final int PIECE = 12;

    /// The codes of a sign-on stand in the address, and the compiler looks for their words; a transfer only hears why
    /// a server refused something.
    private static final Pattern OTHERS = Pattern.compile("/(?:SignOnController\\.java|server/transfer/)");

    private final RefusalCodes codes = RefusalCodes.in(Sources.ending(".java").stream()
            .filter(source -> source.path().matches("(?:server|codec)/src/main/.*"))
            .filter(source -> !OTHERS.matcher(source.path()).find())
            .toList());

    @Test
    void everyRefusalHasGermanWords() {
        NavigableSet<String> all = new TreeSet<>(codes.whole());
        Stream.of(Fault.Code.values()).map(Fault.Code::word).forEach(all::add);
        assertThat(german("sentences")).containsExactlyElementsOf(all);
    }

    @Test
    void everyFlawOfAFieldHasGermanWords() {
        assertThat(german("flaws")).containsExactlyElementsOf(codes.ofFields());
    }

    @Test
    void everyMarkOfAnEventHasGermanWords() {
        assertThat(german("marks"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Mark.values()).map(Mark::word).toList());
    }

    /// Where German only begins a sentence, the server's own words are to have a phrase; and so are those of files.
    @Test
    void whatTheServerSaysBesideSuchACodeHasAGermanPhrase() {
        assertThat(texts()).hasSizeGreaterThan(150);
        assertThat(phrases("\\}")).containsAll(texts());
    }

    /// The phrases are for what the server says, and not for what it once said. Of what it puts together from several
    /// templates the whole stands nowhere.
    @Test
    void everyGermanPhraseIsOfSomethingInTheSources() {
        String said = Sources.ending(".java").stream()
                .filter(source -> source.path().contains("/src/main/"))
                .map(Source::text)
                .map(RefusalTexts::plain)
                .collect(Collectors.joining("\n"));
        List<String> unsaid = phrases(TOGETHER).stream()
                .map(phrase -> phrase.split("%s"))
                .flatMap(Stream::of)
                .filter(piece -> piece.length() >= PIECE)
                .filter(piece -> !said.contains(piece) && !said.contains(piece.replace("\"", "\\\"")))
                .toList();
        assertThat(unsaid).isEmpty();
    }

    // ---- the check itself can fail -----------------------------------------------------------

    @Test
    void aCodeIsFoundWhereverItIsHandedOver() {
        assertThat(planted("new Why(\"a\", \"\")")).containsExactly("a");
        assertThat(planted("B.Why.of(\"b\")")).containsExactly("b");
        assertThat(planted("wrong(1, \"c\")")).containsExactly("c");
        assertThat(planted("any().wrong(1, \"d\")")).containsExactly("d");
        assertThat(planted("wrong(1, isOne ? \"e\" : OTHER)")).containsExactly("e", "f");
        assertThat(planted("wrong(1, A.OTHER)")).containsExactly("f");
    }

    @Test
    void whatCannotBeReadIsNoKnownCode() {
        assertThat(planted("wrong(1, \"a_\" + kind)")).containsExactly("a_");
        assertThat(planted("wrong(1, C.ELSEWHERE)")).containsExactly("ELSEWHERE");
    }

    @Test
    void whatIsHandedOnIsNoCode() {
        assertThat(planted("wrong(1, code); wrong(\"c\"); new Why(why.code(), \"x\"); wrong(1, \"\")"))
                .isEmpty();
    }

    @Test
    void aFlawIsToldApart() {
        Source source = new Source("A.java", """
                class A {
                    record Flaw(String pointer, String code) {}
                    Flaw one = new Flaw("/name", "taken");
                }""");
        assertThat(RefusalCodes.in(List.of(source)).ofFields()).containsExactly("taken");
        assertThat(RefusalCodes.in(List.of(source)).whole()).isEmpty();
    }

    @Test
    void aTextIsFoundBesideItsCode() {
        assertThat(told("wrong(1, \"a\", \"it is %d\".formatted(2))")).containsExactly("it is %s");
        assertThat(told("String why = \"it is \" + one; wrong(1, \"a\", why)")).containsExactly("it is %s");
        assertThat(told("wrong(1, \"a\", one ? \"it is\" : \"it was\")")).containsExactly("it is", "it was");
        assertThat(told("wrong(1, \"b\", \"it is\"); wrong(\"a\")")).isEmpty();
        assertThat(told("fields.problem(\"key\", \"a list\", \"a text\")")).containsExactly("a list", "a text");
    }

    private static NavigableSet<String> told(String statements) {
        Source source = new Source("A.java", "class A { void run(String one) { %s; } }".formatted(statements));
        return RefusalTexts.in(List.of(source), Set.of("a"));
    }

    private static NavigableSet<String> texts() {
        List<Source> sources = Sources.ending(".java").stream()
                .filter(source -> source.path().matches("(?:server|codec|tables)/src/main/.*"))
                .filter(source -> !source.path().contains("/parquet/"))
                .toList();
        Set<String> begun = Pattern.compile("(?m)^    (\\w+): \\{ before:")
                .matcher(Sources.ending(GERMAN).getFirst().text())
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        return RefusalTexts.in(sources, begun);
    }

    /// The templates that have a German phrase, down to the line that begins with this.
    private static NavigableSet<String> phrases(String end) {
        Pattern template = Pattern.compile("(?m)^  (?:'((?:[^'\\\\]|\\\\.)*)'|\"([^\"]*)\"|(\\w+)):");
        return Sources.ending(PHRASES).stream()
                .map(source -> source.text().split("(?m)^ *" + end, 2)[0])
                .flatMap(text -> template.matcher(text).results())
                .map(each -> Stream.of(1, 2, 3)
                        .map(each::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .map(RefusalTexts::plain)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableSet<String> planted(String statement) {
        return RefusalCodes.in(List.of(new Source("A.java", """
                        class A {
                            static final String OTHER = "f";
                            record Why(String code, String detail) {
                                static final String NONE = "none";
                                static Why of(String code) { return new Why(code, ""); }
                            }
                            void wrong(int place, String code) {}
                            Runnable run = new Runnable() { public void run() { %s; } };
                        }""".formatted(statement))))
                .whole();
    }

    /// The names in one part of the German words.
    private static NavigableSet<String> german(String part) {
        String text = Sources.ending(GERMAN).getFirst().text();
        String block = Pattern.compile("(?ms)^  %s: \\{$(.*?)^  \\},$".formatted(part))
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
        return Pattern.compile("(?m)^    (\\w+):\\s")
                .matcher(block)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
