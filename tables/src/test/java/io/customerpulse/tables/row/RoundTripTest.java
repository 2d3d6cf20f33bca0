package io.customerpulse.tables.row;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.value.Amounts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Whatever interactions there are: written as a table, they read back equal.
class RoundTripTest {

    private static final List<String> NAMES =
            List.of("who", "when", "what", "worth", "unit", "id", "outreach", "content", "channel");
    private static final String PLAIN = "abcäöü€😀0123456789-_./:@#";
    private static final String NASTY = PLAIN + " \t\"',;\\\r\n\0{}[]";

    private static Shape shape(String format, String header) {
        return Rows.mapped("""
                format: %s
                %s
                customer: who
                time: {column: when}
                signal: {column: what}
                value: {column: worth, currency_column: unit}
                id: id
                outreach: outreach
                content: content
                channel: channel
                """.formatted(format, header));
    }

    static LongStream seeds() {
        return new Random(20260301).longs(100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void csv(long seed) {
        List<Interaction> interactions = interactions(seed, NASTY);

        assertThat(Rows.of(shape("csv", ""), table(interactions, ',')).interactions())
                .isEqualTo(withoutBlanksAroundCustomers(interactions));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tsv(long seed) {
        List<Interaction> interactions = interactions(seed, NASTY);

        assertThat(Rows.of(shape("tsv", ""), table(interactions, '\t')).interactions())
                .isEqualTo(withoutBlanksAroundCustomers(interactions));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void columns(long seed) {
        List<Interaction> interactions = new ArrayList<>(interactions(seed, PLAIN));
        interactions.replaceAll(RoundTripTest::withEveryField);
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        rows(interactions).forEach(row -> {
            text.append(" ".repeat(random.nextInt(3)));
            row.forEach(field -> text.append(field).append(random.nextBoolean() ? "  " : "\t"));
            text.append(random.nextBoolean() ? "\r\n" : "\n\n");
        });

        assertThat(Rows.of(shape("columns", "header: true"), bytes(text.toString()))
                        .interactions())
                .isEqualTo(interactions);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void jsonLines(long seed) {
        List<Interaction> interactions = interactions(seed, NASTY);
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = rows(interactions);
        for (List<String> row : rows.subList(1, rows.size()))
            text.append(json(row)).append('\n');

        assertThat(Rows.of(shape("jsonl", ""), bytes(text.toString())).interactions())
                .isEqualTo(withoutBlanksAroundCustomers(interactions));
    }

    /// As they are read: blanks around a customer are left out.
    private static List<Interaction> withoutBlanksAroundCustomers(List<Interaction> interactions) {
        return interactions.stream()
                .map(each -> new Interaction(
                        each.id(), each.customer().strip(), each.signal(), each.at(), each.value(), each.about()))
                .toList();
    }

    private static byte[] table(List<Interaction> interactions, char separator) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            rows(interactions).forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes(text.toString());
    }

    private static String json(List<String> row) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            for (int i = 0; i < NAMES.size(); i++) json.writeStringProperty(NAMES.get(i), row.get(i));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A header and one row for each.
    private static List<List<String>> rows(List<Interaction> interactions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(NAMES);
        for (Interaction i : interactions) {
            Money value = i.value();
            String amount = value.isStated()
                    ? BigDecimal.valueOf(value.minor(), Money.digits(value.currency()))
                            .toPlainString()
                    : "";
            rows.add(List.of(
                    i.customer(),
                    i.at().toString(),
                    i.signal(),
                    amount,
                    value.currency(),
                    i.id(),
                    i.about().outreach(),
                    i.about().content(),
                    i.about().channel()));
        }
        return rows;
    }

    private static Interaction withEveryField(Interaction i) {
        About about = new About(
                "o" + i.about().outreach(),
                "c" + i.about().content(),
                "h" + i.about().channel());
        Money value = i.value().isStated() ? i.value() : new Money(0, "USD");
        return new Interaction("i" + i.id(), i.customer(), i.signal(), i.at(), value, about);
    }

    private static List<Interaction> interactions(long seed, String letters) {
        Random random = new Random(seed);
        List<Interaction> interactions = new ArrayList<>();
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            long micros = random.nextLong(-2_000_000_000L, 7_000_000_000L) * Micros.SECOND + random.nextInt(1_000_000);
            Instant at =
                    random.nextBoolean() ? Micros.instant(micros) : Micros.instant(micros / Micros.DAY * Micros.DAY);
            String currency = List.of("USD", "JPY", "KWD", "ZZZ").get(random.nextInt(4));
            Money value = random.nextInt(3) == 0
                    ? Money.NONE
                    : new Money(random.nextLong(-Amounts.MINOR_MAX, Amounts.MINOR_MAX) >> random.nextInt(50), currency);
            interactions.add(new Interaction(
                    text(random, letters),
                    "c" + text(random, letters),
                    text(random, letters) + "s",
                    at,
                    value,
                    new About(text(random, letters), text(random, letters), text(random, letters))));
        }
        return interactions;
    }

    private static String text(Random random, String letters) {
        int[] points = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) text.appendCodePoint(points[random.nextInt(points.length)]);
        return text.toString();
    }
}
