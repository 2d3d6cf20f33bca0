package io.customerpulse.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.checks.Sources;
import io.customerpulse.checks.docs.Document.Block;
import io.customerpulse.checks.docs.References.Project;
import io.customerpulse.checks.scenario.EngineSubjects;
import io.customerpulse.checks.scenario.ScenarioFile;
import io.customerpulse.checks.scenario.Telling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Holds every document of the project against the project.
class DocsTest {

    private static final List<Document> DOCUMENTS = Sources.ending(".md").stream()
            .map(source -> Document.of(source.path(), source.text()))
            .toList();

    @Test
    void thereAreDocuments() {
        assertThat(DOCUMENTS).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyFileThatIsQuotedExists() {
        Project project = Project.of(Sources.paths(), DOCUMENTS);
        return each(document -> assertThat(project.missingFiles(document)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() {
        Project project = Project.of(Sources.paths(), DOCUMENTS);
        return each(document -> assertThat(project.brokenLinks(document)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyTypeOnTheMapExists() {
        List<String> sources =
                Sources.ending(".java").stream().map(Sources.Source::text).toList();
        return DOCUMENTS.stream()
                .filter(document -> document.path().equals("ARCHITECTURE.md"))
                .map(document -> DynamicTest.dynamicTest(
                        document.path(),
                        () -> assertThat(References.missingTypes(document, sources))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyJavaBlockGivesWhatItShows() {
        return each(document -> assertThat(blocks(document, "java"))
                .flatMap(block -> Shell.complaints(block.text()))
                .isEmpty());
    }

    /// All blocks of a document run in one fresh folder, in their order; a block whose second word is
    /// a file name, such as `yaml mapping.yaml`, puts that file there.
    @TestFactory
    Stream<DynamicTest> everyConsoleBlockGivesWhatItShows(@TempDir Path parent) {
        return each(document -> {
            Path folder = Files.createDirectory(parent.resolve(document.path().replace('/', '_')));
            assertThat(run(document, folder)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyScenarioHolds() {
        return each(document -> assertThat(blocks(document, "scenario"))
                .flatMap(block -> unmet(document.path(), block.text()))
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotRunSaysWhy() {
        return each(document -> assertThat(blocks(document, "console"))
                .filteredOn(block -> block.says("no-run"))
                .allMatch(block -> block.after().toLowerCase(Locale.ROOT).contains("not run")));
    }

    private static List<String> run(Document document, Path folder) throws IOException, InterruptedException {
        Path pulse = Files.writeString(
                folder.resolve("pulse"), "#!/usr/bin/env bash\nexec '%s/pulse' \"$@\"\n".formatted(Sources.ROOT));
        Files.setPosixFilePermissions(pulse, PosixFilePermissions.fromString("rwxr-xr-x"));
        Console console = new Console(folder, Sources.ROOT);
        for (Block block : document.blocks()) {
            if (block.is("console") && !block.says("no-run")) {
                List<String> complaints = console.complaints(block.text());
                if (!complaints.isEmpty()) return complaints;
            } else if (block.info().size() > 1 && block.info().get(1).matches("[\\w-]+\\.\\w+")) {
                Files.writeString(folder.resolve(block.info().get(1)), block.text() + "\n");
            }
        }
        return List.of();
    }

    private static List<String> unmet(String name, String text) {
        return switch (ScenarioFile.read(name, text, catalog -> Optional.empty())) {
            case ScenarioFile.Refused(var problems) ->
                problems.stream().map(Object::toString).toList();
            case ScenarioFile.Read(var scenarios) ->
                scenarios.stream()
                        .flatMap(each -> new Telling(each, new EngineSubjects.SortedLog()).unmet().stream())
                        .toList();
        };
    }

    private static List<Block> blocks(Document document, String language) {
        return document.blocks().stream().filter(block -> block.is(language)).toList();
    }

    /// A check of one document.
    private interface Check {
        void of(Document document) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return DOCUMENTS.stream().map(document -> DynamicTest.dynamicTest(document.path(), () -> check.of(document)));
    }
}
