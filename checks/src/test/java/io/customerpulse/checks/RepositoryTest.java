package io.customerpulse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must not stand in any file of the project. Every pattern is put together from pieces, so that
/// this file does not break its own rules.
class RepositoryTest {

    private static final String DOT = "\\.";
    private static final String[] TEXTS = {
        ".java",
        ".md",
        ".xml",
        ".json",
        ".yaml",
        ".yml",
        ".ts",
        ".tsx",
        ".sh",
        ".html",
        ".properties",
        ".config",
        ".scenario",
        ".csv",
        "build",
        "pulse",
        "run"
    };

    /// Where packages come from is the business of whoever builds, not of the project.
    private static final List<Pattern> REGISTRIES = Stream.of(
                    "repo1?" + DOT + "maven" + DOT + "(?:org|apache" + DOT + "org)",
                    "repo" + DOT + "maven" + DOT + "apache" + DOT + "org",
                    "central" + DOT + "sonatype",
                    "registry" + DOT + "(?:npmjs|yarnpkg)",
                    "registry" + DOT + "npmmirror",
                    "(?:files" + DOT + ")?python" + "hosted" + DOT + "org",
                    "jf" + "rog" + DOT + "io",
                    "plugins" + DOT + "gradle" + DOT + "org")
            .map(Pattern::compile)
            .toList();

    /// A lock file with addresses ties the build to one registry; the version and its hash are enough.
    private static final Pattern DOWNLOAD_ADDRESS = Pattern.compile("\"resolv" + "ed\"\\s*:\\s*\"https?:");

    /// A test that waits for the wall clock, or does not run, proves nothing.
    private static final List<Pattern> FALSE_TESTS = Stream.of(
                    "Thread" + DOT + "sleep\\(", "@Dis" + "abled\\b", "TimeUnit" + DOT + "\\w+" + DOT + "sleep\\(")
            .map(Pattern::compile)
            .toList();

    /// Folders of one machine.
    private static final List<Pattern> PRIVATE_PLACES = Stream.of(
                    "(?<![\\w.])/ho" + "me/\\w", "(?<![\\w.}])/wo" + "rk/", "(?<![\\w.])/Us" + "ers/\\w")
            .map(Pattern::compile)
            .toList();

    @Test
    void noFileNamesARegistry() {
        assertThat(Sources.ending(TEXTS))
                .flatMap(each -> found(each, REGISTRIES))
                .isEmpty();
    }

    @Test
    void noLockFileHasDownloadAddresses() {
        assertThat(Sources.ending(".json", ".lock", ".lockb", ".yaml"))
                .flatMap(each -> found(each, List.of(DOWNLOAD_ADDRESS)))
                .isEmpty();
    }

    @Test
    void noTestSleepsAndNoneIsSwitchedOff() {
        assertThat(Sources.ending(".java")).isNotEmpty();
        assertThat(Sources.ending(".java").stream()
                        .filter(each -> each.path().contains("/src/test/"))
                        .toList())
                .flatMap(each -> found(each, FALSE_TESTS))
                .isEmpty();
    }

    @Test
    void noFileKnowsTheMachineItWasWrittenOn() {
        assertThat(Sources.ending(TEXTS))
                .flatMap(each -> found(each, PRIVATE_PLACES))
                .isEmpty();
    }

    // ---- the checks themselves can fail ------------------------------------------------------

    @Test
    void aPlantedRegistryIsFound() {
        assertThat(found(planted("see https://repo1.maven" + ".org/maven2"), REGISTRIES))
                .containsExactly("a:1: repo1.maven" + ".org");
        assertThat(found(planted("\n\nhttps://registry" + ".npmjs.org/"), REGISTRIES))
                .containsExactly("a:3: registry" + ".npmjs");
        assertThat(found(planted("\"resolv" + "ed\": \"https://a\""), List.of(DOWNLOAD_ADDRESS)))
                .hasSize(1);
    }

    @Test
    void aPlantedSleepIsFound() {
        assertThat(found(planted("Thread" + ".sleep(1);"), FALSE_TESTS)).hasSize(1);
        assertThat(found(planted("@Dis" + "abled(\"later\")"), FALSE_TESTS)).hasSize(1);
        assertThat(found(planted("TimeUnit" + ".SECONDS.sleep(1)"), FALSE_TESTS))
                .hasSize(1);
    }

    @Test
    void aPlantedPrivatePlaceIsFound() {
        assertThat(found(planted("see /ho" + "me/ada/pulse"), PRIVATE_PLACES)).hasSize(1);
        assertThat(found(planted("https://a.example/ho" + "me/ada"), PRIVATE_PLACES))
                .isEmpty();
    }

    private static Source planted(String text) {
        return new Source("a", text);
    }

    private static List<String> found(Source source, List<Pattern> patterns) {
        return patterns.stream()
                .flatMap(pattern -> pattern.matcher(source.text())
                        .results()
                        .map(hit ->
                                "%s:%d: %s".formatted(source.path(), line(source.text(), hit.start()), hit.group())))
                .toList();
    }

    private static long line(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
