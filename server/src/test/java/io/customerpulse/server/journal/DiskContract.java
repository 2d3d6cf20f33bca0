package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/// What every disk must do, the faulty one too as long as it is left in peace.
interface DiskContract {

    Disk disk() throws IOException;

    @Test
    default void anEmptyFolderHasNoNames() throws IOException {
        assertThat(disk().names()).isEmpty();
    }

    @Test
    default void namesAreSorted() throws IOException {
        Disk disk = disk();
        for (String name : new String[] {"b", "c", "a"}) disk.writing(name).close();
        assertThat(disk.names()).containsExactly("a", "b", "c");
    }

    @Test
    default void whatIsWrittenIsRead() throws IOException {
        Disk disk = disk();
        try (Disk.Writing writing = disk.writing("a");
                Disk.Reading reading = disk.reading("a")) {
            assertThat(reading.size()).isZero();
            assertThat(reading.read(ByteBuffer.allocate(1), 0)).isEqualTo(-1);
            write(writing, "hello", 0);
            write(writing, "world", 5);
            write(writing, "J", 0);
            assertThat(reading.size()).isEqualTo(10);
            assertThat(text(reading)).isEqualTo("Jelloworld");
            writing.sync();
            disk.syncNames();
            assertThat(text(reading)).isEqualTo("Jelloworld");
            assertThat(reading.read(ByteBuffer.allocate(1), 10)).isEqualTo(-1);
        }
    }

    @Test
    default void aWriteTakesTheBytesThatItSaysItTook() throws IOException {
        try (Disk.Writing writing = disk().writing("a")) {
            ByteBuffer bytes = ByteBuffer.wrap(new byte[5000]);
            int taken = writing.write(bytes, 0);
            assertThat(taken).isBetween(1, 5000);
            assertThat(bytes.position()).isEqualTo(taken);
        }
    }

    @Test
    default void aFileIsOpenedForWritingAsItIs() throws IOException {
        Disk disk = disk();
        put(disk, "a", "hello");
        try (Disk.Writing writing = disk.writing("a")) {
            write(writing, "p!", 3);
        }
        assertThat(text(disk, "a")).isEqualTo("help!");
    }

    @Test
    default void whatLiesBetweenIsZero() throws IOException {
        Disk disk = disk();
        try (Disk.Writing writing = disk.writing("a")) {
            write(writing, "x", 2000);
        }
        assertThat(text(disk, "a")).hasSize(2001).startsWith("\0\0").endsWith("\0x");
    }

    @Test
    default void aFileIsCutOffAndGrowsAgain() throws IOException {
        Disk disk = disk();
        try (Disk.Writing writing = disk.writing("a")) {
            write(writing, "hello", 0);
            writing.truncate(9);
            assertThat(text(disk, "a")).isEqualTo("hello");
            writing.truncate(2);
            assertThat(text(disk, "a")).isEqualTo("he");
            write(writing, "y", 3);
            writing.sync();
        }
        assertThat(text(disk, "a")).isEqualTo("he\0y");
    }

    @Test
    default void aRenamedFileTakesThePlaceOfAnother() throws IOException {
        Disk disk = disk();
        put(disk, "old", "old");
        put(disk, "new", "new");
        try (Disk.Reading before = disk.reading("old")) {
            disk.rename("new", "old");
            assertThat(disk.names()).containsExactly("old");
            assertThat(text(disk, "old")).isEqualTo("new");
            assertThat(text(before)).isEqualTo("old");
        }
        assertThatThrownBy(() -> disk.rename("absent", "old")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void aDeletedFileIsGone() throws IOException {
        Disk disk = disk();
        put(disk, "a", "a");
        disk.delete("a");
        disk.delete("a");
        assertThat(disk.names()).isEmpty();
        assertThatThrownBy(() -> disk.reading("a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void whatIsClosedIsNotRead() throws IOException {
        Disk disk = disk();
        put(disk, "a", "a");
        Disk.Reading reading = disk.reading("a");
        reading.close();
        reading.close();
        assertThatThrownBy(() -> text(reading)).isInstanceOf(ClosedChannelException.class);
        Disk.Writing writing = disk.writing("a");
        writing.close();
        assertThatThrownBy(() -> write(writing, "b", 0)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(writing::sync).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    default void thereIsRoom() throws IOException {
        assertThat(disk().freeBytes()).isPositive();
    }

    private static void put(Disk disk, String name, String text) throws IOException {
        try (Disk.Writing writing = disk.writing(name)) {
            write(writing, text, 0);
        }
    }

    private static void write(Disk.Writing writing, String text, long at) throws IOException {
        Writes.all(writing, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), at);
    }

    private static String text(Disk disk, String name) throws IOException {
        try (Disk.Reading reading = disk.reading(name)) {
            return text(reading);
        }
    }

    private static String text(Disk.Reading reading) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) reading.size());
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) read = reading.read(bytes, bytes.position());
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }
}
