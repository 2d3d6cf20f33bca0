package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process has the data folder; whatever is in the way of that is said in one line.
class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void aFolderThatIsNotThereIsMade() throws IOException {
        Path folder = temporary.resolve("a/b");
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.path()).isEqualTo(folder).isDirectory();
            assertThat(data.folder("journal"))
                    .isEqualTo(folder.resolve("journal"))
                    .isDirectory();
        }
    }

    @Test
    void anotherProcessIsRefusedAndToldWhoHasIt() throws Exception {
        try (DataFolder data = DataFolder.open(temporary)) {
            assertThat(said(another(data.path())))
                    .isEqualTo(
                            "the data folder %s is in use by another process (number %d): stop it first, or choose another folder"
                                    .formatted(
                                            data.path(), ProcessHandle.current().pid()));
        }
        assertThat(said(another(temporary))).isEqualTo(temporary + " opened");
    }

    @Test
    void theSameProcessIsRefusedToo() throws IOException {
        DataFolder data = DataFolder.open(temporary);
        assertThatThrownBy(() -> DataFolder.open(temporary))
                .isInstanceOf(JournalProblem.class)
                .hasMessageContaining("is in use by another process");
        data.close();
        DataFolder.open(temporary).close();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "text");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(JournalProblem.class)
                .hasMessage("the data folder %s is a file: choose another place".formatted(file));
        assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
                .isInstanceOf(JournalProblem.class)
                .hasMessageStartingWith("the data folder %s cannot be written to: ".formatted(file.resolve("below")));
    }

    /// The system's own folders let nobody write, not even the administrator.
    @Test
    void aFolderThatCannotBeWrittenToIsSaidSoInOneLine() {
        for (String place : new String[] {"/proc/pulse", "/proc/self"}) {
            assertThatThrownBy(() -> DataFolder.open(Path.of(place)))
                    .isInstanceOf(JournalProblem.class)
                    .hasMessageStartingWith("the data folder /proc/")
                    .hasMessageContaining("cannot be written to: ")
                    .message()
                    .hasLineCount(1)
                    .doesNotContain("Exception");
        }
    }

    private static Process another(Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    /// A process that opens a folder and says what came of it.
    public static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (DataFolder data = DataFolder.open(Path.of(arguments[0]))) {
                System.out.println(data.path() + " opened");
            } catch (JournalProblem problem) {
                System.out.println(problem.getMessage());
            }
        }
    }
}
