package io.customerpulse.checks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Tells every story in `scenarios/` to every subject.
class ScenarioTest {

    private static final Path FOLDER = Path.of(System.getProperty("pulse.root"), "scenarios");

    /// Random orders each story is told in; more with `./build soak`.
    private static final long SEEDS = Long.getLong("pulse.seeds", 20);

    @TestFactory
    Stream<DynamicNode> everyStoryHoldsForEverySubject() throws IOException {
        return files().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getFileName().toString(), stories(file).stream().map(ScenarioTest::test)));
    }

    @Test
    void thereAreStories() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
    }

    static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>(List.of(
                new EngineSubjects.SortedLog(), new EngineSubjects.LiveStates(), new EngineSubjects.WrittenOut()));
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> subjects.add(new EngineSubjects.Shuffled(seed)));
        return subjects;
    }

    private static DynamicTest test(Scenario scenario) {
        return DynamicTest.dynamicTest(
                scenario.title(),
                () -> assertThat(subjects())
                        .flatMap(subject -> new Telling(scenario, subject).unmet())
                        .isEmpty());
    }

    private static List<Scenario> stories(Path file) {
        ScenarioFile read = ScenarioFile.read(file.getFileName().toString(), text(file), ScenarioTest::catalog);
        assertThat(read).isInstanceOf(ScenarioFile.Read.class);
        return ((ScenarioFile.Read) read).scenarios();
    }

    /// The catalogs that a story can name.
    private static Optional<Catalog> catalog(String name) {
        return Optional.<Catalog>empty().filter(none -> name.isEmpty());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".scenario"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
