package io.customerpulse.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources;
import io.customerpulse.checks.docs.References.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The checks of documents themselves: what they let pass and what they find.
class DocsCheckTest {

    private static final String TEXT = """
            # One & two: a `start`

            See `docs/a.md`, `Engine.java`, `gone.md`, `your.yaml`, `docs/gone.yaml` and [b](a.md#one), \
            [c](gone.md), [d](#one--two-a-start), [e](#nowhere), [f](https://example.org/x).

            ```console no-run
            $ rm -rf everything
            ```

            It is not run, for good reasons.

            ```yaml mapping.yaml
            a: 1
            ```
            """;

    private final Document document = Document.of("docs/start.md", TEXT);
    private final Document other = Document.of("docs/a.md", "# One\n");
    private final Project project =
            Project.of(List.of("docs/start.md", "docs/a.md", "engine/src/Engine.java"), List.of(document, other));

    @Test
    void aDocumentIsTakenApart() {
        assertThat(document.blocks()).hasSize(2);
        assertThat(document.blocks().getFirst()).satisfies(block -> {
            assertThat(block.line()).isEqualTo(5);
            assertThat(block.is("console")).isTrue();
            assertThat(block.says("no-run")).isTrue();
            assertThat(block.after()).isEqualTo("It is not run, for good reasons.");
        });
        assertThat(document.quoted()).doesNotContain("rm");
    }

    @Test
    void aFileThatDoesNotExistIsFound() {
        assertThat(project.missingFiles(document)).containsExactly("gone.md", "docs/gone.yaml");
    }

    @Test
    void aLinkThatLeadsNowhereIsFound() {
        assertThat(project.brokenLinks(document)).containsExactly("gone.md", "#nowhere");
    }

    @Test
    void aTypeThatDoesNotExistIsFound() {
        Document map = Document.of("ARCHITECTURE.md", "`Engine.step`, `Kernel`, `Ghost`, `List`, `id`, `CSV`");
        assertThat(References.missingTypes(map, List.of("final class Engine {}", "sealed interface Kernel {}")))
                .containsExactly("Ghost");
    }

    @Test
    void aJavaBlockThatShowsAnotherValueIsFound() {
        assertThat(Shell.complaints("int a = 1 + 1;\na // => 2\na * 2; // => 4\n"))
                .isEmpty();
        assertThat(Shell.complaints("int a = 1 + 1;\na // => 3\n")).containsExactly("a is shown as 3; got 2");
        assertThat(Shell.complaints("\"abc\"\n    .length() // => 3\n")).isEmpty();
        assertThat(Shell.complaints("int f() {\n")).containsExactly("is not complete: int f() {");
        assertThat(Shell.complaints("int a = 1 / 0;"))
                .singleElement()
                .asString()
                .contains("/ by zero");
        assertThat(Shell.complaints("int a = \"x\";"))
                .singleElement()
                .asString()
                .contains("incompatible types");
    }

    @Test
    void aJavaBlockKnowsTheProject() {
        assertThat(Shell.complaints("""
                        import io.customerpulse.stats.decay.HalfLife;
                        HalfLife week = HalfLife.ofDays(7);
                        week.left(2 * week.micros()) // => 0.25
                        """)).isEmpty();
    }

    @Test
    void aConsoleBlockThatShowsAnotherOutputIsFound(@TempDir Path folder) throws Exception {
        Console console = new Console(folder, Sources.ROOT);

        assertThat(console.complaints("$ echo one; echo two >&2\none\ntwo\n$ touch a \\\n  b\n$ ls\na\nb"))
                .isEmpty();
        assertThat(console.complaints("$ echo one\ntwo"))
                .singleElement()
                .asString()
                .contains("--- got, with exit status 0:", "one");
        assertThat(console.complaints("$ exit 3")).singleElement().asString().contains("exit status 3");
        assertThat(console.complaints("$ command -v pulse\n...pulse")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a|b, a|b, true",
        "a|b, a|c, false",
        "a, a|b, false",
        "a|..., a|b|c, true",
        "a|...|d, a|d, true",
        "a|...|d, a|b|c|d, true",
        "a|...|d, a|b|c, false",
        "a ... c, a b c, true",
        "a ... c, a b|c, false",
        "it took … ms, it took 17 ms, true",
        "'1.5 (x)', '1.5 (x)', true",
        "'1.5', '1x5', false",
        "'a', 'a  |', true"
    })
    void dotsStandForAnything(String shown, String got, boolean same) {
        assertThat(Console.isAsShown(List.of(shown.split("\\|", -1)), got.replace('|', '\n') + "\n"))
                .isEqualTo(same);
    }
}
