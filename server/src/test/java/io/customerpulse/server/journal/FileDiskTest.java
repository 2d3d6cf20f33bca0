package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of the machine keeps the contract of disks.
class FileDiskTest implements DiskContract {

    /// A file of Linux that takes nothing.
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Override
    public Disk disk() {
        return new FileDisk(folder);
    }

    /// The system says it in its own words; so it must be asked for them.
    @Test
    void aFullDiskIsKnownForOne() throws IOException {
        if (!Files.exists(FULL)) return;
        Files.createSymbolicLink(folder.resolve("a"), FULL);
        try (Disk.Writing writing = disk().writing("a")) {
            assertThatThrownBy(() -> writing.write(ByteBuffer.allocate(10), 0))
                    .isInstanceOf(DiskFull.class)
                    .hasMessageContaining("no room left");
        }
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("a"));
        assertThat(disk().names()).isEmpty();
    }

    /// An interruption closes a channel under all who use it.
    @Test
    void anInterruptedReaderDoesNotDisturbTheOthers() throws Exception {
        Files.writeString(folder.resolve("a"), "hello");
        try (Disk.Reading reading = disk().reading("a")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reading.read(ByteBuffer.allocate(5), 0))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(reading.read(ByteBuffer.allocate(5), 0)).isEqualTo(5);
            assertThat(reading.size()).isEqualTo(5);
        }
    }
}
