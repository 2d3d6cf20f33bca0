package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes: never an exception, and every record is one row.
class HostileInputTest {

    private static final int SEEDS = 10_000;
    private static final List<String> PIECES = List.of(
            "\"",
            "\"\"",
            ",",
            "\t",
            "\n",
            "\r\n",
            "\r",
            " ",
            "a",
            "2026-03-01",
            "1",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\"event\":\"E\"",
            "{\"userId\":\"u\",\"event\":\"E\",\"timestamp\":\"2026-03-01\"}",
            "\"batch\":[",
            "\\ud800",
            "\\",
            "\0",
            "\uFEFF",
            "é",
            "null",
            "-",
            "1e9",
            "ann,2026-03-01,bought,1\n");

    private static final List<Shape> SHAPES = List.of(
            Rows.SEGMENT,
            Rows.mapped(
                    "format: csv\nheader: false\ncustomer: 1\ntime: {column: 2}\nsignal: {column: 3}\nvalue: {column: 4}\n"),
            Rows.mapped("format: tsv\nheader: false\ncustomer: 1\ntime: {column: 2}\nsignal: {constant: x}\n"),
            Rows.mapped(
                    "format: columns\nheader: false\ncustomer: 1\ntime: {column: 2, unit: days}\nsignal: {constant: x}\n"),
            Rows.mapped("format: jsonl\ncustomer: userId\ntime: {column: timestamp}\nsignal: {column: event}\n"),
            Rows.mapped("format: csv\ncustomer: a\ntime: {column: 1, format: yyyyMMdd}\nsignal: {constant: x}\n"));

    @Test
    void randomBytesGiveRowsOrRefusals() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seed % 2 == 0 ? noise(random) : pieces(random);
            Rows rows = Rows.of(SHAPES.get(seed % SHAPES.size()), bytes);

            assertThat(rows.outcome().records())
                    .as("seed " + seed)
                    .isEqualTo(rows.all().size());
            assertThat(rows.all()).as("seed " + seed).isSortedAccordingTo((a, b) -> Long.compare(a.line(), b.line()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4})
    void everyLineThatIsNotBlankIsOneRow(int shape) {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = new String(pieces(new Random(seed)), StandardCharsets.UTF_8).replace("batch", "watch");
            long records = 0;
            for (String line : text.replaceFirst("^\uFEFF", "").split("\n", -1)) {
                if (!line.replaceAll("[ \t]", "").replaceAll("\r+$", "").isEmpty()) records++;
            }
            Rows rows = Rows.of(SHAPES.get(shape), text.getBytes(StandardCharsets.UTF_8));
            assertThat(rows.all().size()).as("seed " + seed).isEqualTo((int) records);
        }
    }

    @Test
    void aManyFacedQuoteCannotMakeReadingSlow() {
        // each line closes the quote of the line before and opens the next: never a whole record
        byte[] line = "x\",\"\n".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[line.length * 400_000];
        for (int i = 0; i < bytes.length; i++) bytes[i] = line[i % line.length];
        Rows rows = Rows.of(SHAPES.get(1), bytes);

        assertThat(rows.all()).hasSize(400_000);
        assertThat(rows.outcome().refused()).isEqualTo(400_000);
    }

    /// Another reader of CSV, where it can read a text at all, finds the same records. (It takes the end of the
    /// text for a closing quote; we refuse that line.)
    @Test
    void agreesWithAnotherReader() {
        int compared = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            String text = new String(pieces(new Random(seed)), StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replace("\r", "")
                    .replace(" ", "_");
            List<List<String>> expected = new ArrayList<>();
            try {
                for (CsvRecord each : CsvReader.builder().skipEmptyLines(true).ofCsvRecord(text)) {
                    expected.add(each.getFields());
                }
            } catch (RuntimeException unreadable) {
                continue;
            }
            boolean unclosed = text.chars().filter(c -> c == '"').count() % 2 == 1;
            if (unclosed || hasQuoteInPlainField(text)) continue;
            assertThat(fields(text)).as("seed " + seed).isEqualTo(expected);
            compared++;
        }
        assertThat(compared).isGreaterThan(200);
    }

    private static boolean hasQuoteInPlainField(String text) {
        return text.matches("(?s).*[^\",\n]\".*");
    }

    private static List<List<String>> fields(String text) {
        Window window = new Window(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Records records = new Records(window, new QuotedCutter(','));
        List<List<String>> all = new ArrayList<>();
        while (records.next() == Records.Next.RECORD) {
            List<String> one = new ArrayList<>();
            for (int i = 0; i < records.fields().count(); i++)
                one.add(records.fields().text(records.bytes(), i));
            all.add(one);
        }
        return all;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] pieces(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) text.append(PIECES.get(random.nextInt(PIECES.size())));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        boolean damaged = bytes.length > 0 && random.nextInt(10) == 0;
        if (damaged) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }
}
