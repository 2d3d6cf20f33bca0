package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedInputTest {

    private static final String HEADER = "who,when,what,worth\n";

    private static byte[] lines(int from, int to) {
        StringBuilder text = new StringBuilder(from == 0 ? HEADER : "");
        for (int i = from; i < to; i++) text.append("c%s,2026-03-01,bought,%s\n".formatted(i, i));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    @Test
    void packingMakesNoDifference() {
        List<Row> plain = Rows.of(Rows.CSV, lines(0, 5_000)).all();

        assertThat(plain).hasSize(5_000);
        assertThat(Rows.of(Rows.CSV, gzip(lines(0, 5_000))).all()).isEqualTo(plain);
        assertThat(Rows.of(Rows.CSV, Zstd.compress(lines(0, 5_000))).all()).isEqualTo(plain);
    }

    @Test
    void severalMembersAreOneText() {
        List<Row> plain = Rows.of(Rows.CSV, lines(0, 3_000)).all();

        assertThat(Rows.of(
                                Rows.CSV,
                                joined(
                                        gzip(lines(0, 1_000)),
                                        gzip(new byte[0]),
                                        gzip(lines(1_000, 3_000)),
                                        new byte[512]))
                        .all())
                .isEqualTo(plain);
        assertThat(Rows.of(Rows.CSV, joined(Zstd.compress(lines(0, 1_000)), Zstd.compress(lines(1_000, 3_000))))
                        .all())
                .isEqualTo(plain);
    }

    @Test
    void aTruncatedFileKeepsItsRowsAndSaysSo() {
        byte[] packed = gzip(lines(0, 50_000));
        Rows rows = Rows.of(Rows.CSV, Arrays.copyOf(packed, packed.length / 2));

        assertThat(rows.outcome().read()).isBetween(10_000L, 40_000L);
        assertThat(rows.outcome().refused()).isEqualTo(1);
        assertThat(rows.outcome().stopped())
                .contains(
                        "the gzip data are cut off or damaged (it is cut off): the rows before this point were read, what follows was not");
        assertThat(rows.all().stream().limit(rows.outcome().read()).toList())
                .isEqualTo(
                        Rows.of(Rows.CSV, lines(0, (int) rows.outcome().read())).all());
    }

    @Test
    void damageIsNeverTakenForTheEnd() {
        byte[] good = gzip(lines(0, 100));
        byte[] wrongChecksum = good.clone();
        wrongChecksum[good.length - 8]++;
        byte[] wrongSize = good.clone();
        wrongSize[good.length - 1]++;

        assertThat(stopped(wrongChecksum)).contains("its checksum is wrong");
        assertThat(stopped(wrongSize)).contains("its stated size is wrong");
        assertThat(stopped(joined(good, new byte[] {1, 2, 3}))).contains("what follows a member is not gzip");
        assertThat(stopped(Arrays.copyOf(good, good.length - 3))).contains("it is cut off");
        assertThat(stopped(Arrays.copyOf(good, 5))).contains("it is cut off");
        assertThat(stopped(Arrays.copyOf(Zstd.compress(lines(0, 100)), 50))).contains("the zstd data are cut off");
    }

    private static String stopped(byte[] bytes) {
        return Rows.of(Rows.CSV, bytes).outcome().stopped().orElseThrow();
    }

    @Test
    void headersWithNamesAndExtrasAreSteppedOver() {
        byte[] plain = gzip(lines(0, 10));
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        byte[] header = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 0, 2, 0, 9, 9, 'n', 0, 'c', 0, 1, 2};

        assertThat(Rows.of(Rows.CSV, joined(header, body)).interactions()).hasSize(10);
    }

    @Test
    void whatIsNoTextIsNamed() {
        assertThat(Rows.of(Rows.CSV, HEADER.getBytes(StandardCharsets.UTF_16)).refusals())
                .containsExactly("1: the input is UTF-16: save it as UTF-8");
        assertThat(Rows.of(Rows.CSV, new byte[] {'P', 'K', 3, 4, 0}).refusals())
                .containsExactly("1: the input is a ZIP archive or a spreadsheet: unpack it, or save it as CSV");
        assertThat(Rows.of(Rows.CSV, new byte[] {'P', 'A', 'R', '1', 21}).refusals())
                .containsExactly("1: the input is Parquet: say `format: parquet` in the mapping");
        assertThat(Rows.of(Rows.CSV, gzip(gzip(lines(0, 3)))).refusals())
                .containsExactly("1: the input is packed twice");
    }

    @Test
    void aBombIsReadInBoundedMemory() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) out.write(zeros);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }

        assertThat(Rows.of(Rows.SEGMENT, packed.toByteArray()).refusals())
                .containsExactly("1: the line is longer than 1 MB (1,048,576 bytes)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void slowPipesGiveTheSameRows(int chunk) throws Exception {
        byte[] packed = gzip(lines(0, 2_000));
        InputStream slow = new ByteArrayInputStream(packed) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(count, chunk));
            }
        };
        List<Row> rows = new ArrayList<>();
        RowFile.read(slow, Rows.CSV, RowSettings.USUAL, rows::add);

        assertThat(rows).isEqualTo(Rows.of(Rows.CSV, lines(0, 2_000)).all());
    }

    @Test
    void progressCountsRawBytes() throws Exception {
        byte[] noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        byte[] packed = gzip(noise);
        List<Long> seen = new ArrayList<>();
        RowFile.read(new ByteArrayInputStream(packed), Rows.SEGMENT, new RowSettings("USD", seen::add), _ -> {});

        assertThat(seen).isSorted().hasSizeGreaterThan(3);
        assertThat(seen.getLast()).isEqualTo(packed.length);
    }

    @Test
    void aFailingDeviceIsAnExceptionNotARefusal() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                throw new IOException("disk gone");
            }
        };

        assertThatThrownBy(() -> RowFile.read(failing, Rows.CSV, RowSettings.USUAL, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("disk gone");
    }

    @Test
    void readingCanBeInterrupted() {
        List<Row> rows = new ArrayList<>();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> RowFile.read(
                        new ByteArrayInputStream(lines(0, 50_000)), Rows.CSV, RowSettings.USUAL, rows::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(rows).hasSize(4_096);
        assertThat(Thread.interrupted()).isFalse();
    }
}
