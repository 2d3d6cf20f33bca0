package io.customerpulse.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Journals as they were written once. Whatever changes, these are read for ever.
class JournalImageTest {

    private static final String NAME = "0000000000000001-5a17c0de.journal";

    @ParameterizedTest
    @CsvSource({"v1-groups, 1 her name", "v1-erased, 5 gone"})
    void versionOneIsRead(String image, String third) throws IOException {
        try (Journal journal = open(image(image))) {
            assertThat(journal.recovered()).isEqualTo(new Recovered(0, 0, List.of()));
            assertThat(Notes.of(journal))
                    .containsExactly(
                            "1:1 the first entry ever",
                            "2:2 ",
                            "3:" + third,
                            "4:255 last of its group",
                            "5:3 \0\0\0\0",
                            "6:4 tally");
            assertThat(journal.append(Entry.EVENT, new byte[0])).isEqualTo(7);
            journal.commit();
            assertThat(Notes.of(journal)).hasSize(7);
        }
    }

    /// Who changes what is written must give it a new version.
    @Test
    void versionOneIsWrittenAsItEverWas() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        try (Journal journal = open(disk)) {
            journal.append(Entry.EVENT, text("the first entry ever"));
            journal.commit();
            journal.append(Entry.REFUSAL, new byte[0]);
            journal.append(Entry.EVENT, text("her name"));
            journal.append(255, text("last of its group"));
            journal.commit();
        }
        try (Journal journal = open(disk)) {
            journal.append(Entry.CONTROL, new byte[4]);
            journal.append(Entry.TALLY, text("tally"));
            journal.commit();
        }
        assertThat(disk.names()).containsExactly(NAME);
        assertThat(HexFormat.of().formatHex(disk.content(NAME))).isEqualTo(hex("v1-groups"));
        try (Journal journal = open(disk)) {
            journal.rewrite(new TreeMap<>(Map.of(3L, text("gone"))));
        }
        assertThat(disk.names()).containsExactly(NAME, "0000000000000007-5a17c0de.journal");
        assertThat(HexFormat.of().formatHex(disk.content(NAME))).isEqualTo(hex("v1-erased"));
    }

    @Test
    void aNewerVersionIsRefusedInPlainWords() throws IOException {
        byte[] newer = image("v1-groups").content(NAME);
        newer[11] = 2;
        CRC32C crc = new CRC32C();
        crc.update(newer, 0, 28);
        ByteBuffer.wrap(newer).putInt(28, (int) crc.getValue());
        FaultyDisk disk = new FaultyDisk(1);
        disk.put(NAME, newer);
        assertThatThrownBy(() -> open(disk))
                .isInstanceOf(JournalProblem.class)
                .hasMessage("the journal file " + NAME
                        + " has format version 2, and this program knows versions up to 1: use a newer program");
        assertThat(disk.content(NAME)).isEqualTo(newer);
    }

    private static FaultyDisk image(String image) throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        disk.put(NAME, HexFormat.of().parseHex(hex(image)));
        return disk;
    }

    private static String hex(String image) throws IOException {
        try (InputStream stream = JournalImageTest.class.getResourceAsStream("/journal/" + image + ".hex")) {
            byte[] bytes = Objects.requireNonNull(stream, image).readAllBytes();
            return new String(bytes, StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Journal open(Disk disk) throws IOException {
        return Journal.open(disk, new Settings(4000, () -> 0x5a17c0deL << 32));
    }
}
