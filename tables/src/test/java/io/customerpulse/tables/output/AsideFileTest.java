package io.customerpulse.tables.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsideFileTest {

    @TempDir
    private Path folder;

    @Test
    void nothingStandsInItsPlaceBeforeItIsComplete() throws IOException {
        Path place = folder.resolve("scores.csv");
        try (AsideFile file = new AsideFile(place)) {
            Files.writeString(file.path(), "half");
            assertThat(place).doesNotExist();
            Files.writeString(file.path(), "whole");
            file.complete();
            assertThat(place).hasContent("whole");
        }
        assertThat(names()).containsExactly("scores.csv");
    }

    @Test
    void theOldFileStaysWhenTheNewOneIsNotCompleted() throws IOException {
        Path place = Files.writeString(folder.resolve("scores.csv"), "old");
        try (AsideFile file = new AsideFile(place)) {
            Files.writeString(file.path(), "half");
        }
        assertThat(place).hasContent("old");
        assertThat(names()).containsExactly("scores.csv");
    }

    @Test
    void aNewFileTakesTheOldOnesPlace() throws IOException {
        Path place = Files.writeString(folder.resolve("scores.csv"), "old");
        try (AsideFile file = new AsideFile(place)) {
            Files.writeString(file.path(), "new");
            file.complete();
        }
        assertThat(place).hasContent("new");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> new AsideFile(folder.resolve("none/scores.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none/scores.csv: there is no folder " + folder.resolve("none"));
    }

    @Test
    void aFolderIsNoPlaceForAFile() {
        assertThatThrownBy(() -> new AsideFile(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write %s: it is a folder".formatted(folder));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new AsideFile(folder.resolve("file/scores.csv")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no folder");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
