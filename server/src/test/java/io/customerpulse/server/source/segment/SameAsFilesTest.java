package io.customerpulse.server.source.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.RowFile;
import io.customerpulse.tables.row.RowSettings;
import io.customerpulse.tables.row.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same calls from a file and from the wire are the same interactions.
class SameAsFilesTest {

    private static final List<String> TEXTS =
            List.of("", " ", "a", "spring", "7", "Grüße 😀", "\\u0000x", "\\ud800", "x".repeat(2_100));
    private static final List<String> ODD = List.of("null", "true", "[1,{\"a\":2}]", "{\"b\":[]}", "0.5", "-3", "1e3");
    private static final List<String> AMOUNTS =
            List.of("19.99", "\"12.50\"", "-5", "2.675", "\"1,5\"", "1e99", "null", "\" 7 \"", "[]", "0");
    private static final List<String> CURRENCIES = List.of("\"EUR\"", "\"jpy\"", "\"euro\"", "\"\"", "null", "5");
    private static final List<String> SIGNALS = List.of("Order Completed", "Email Opened", "", "Ünïque");
    private static final List<String> TYPES =
            List.of("track", "page", "screen", "identify", "alias", "group", "x", "TRACK");
    private static final List<String> PLACES = List.of(
            "outreach_id",
            "campaign_id",
            "campaignId",
            "email_id",
            "offer_id",
            "content_id",
            "product_id",
            "sku",
            "path",
            "url",
            "channel",
            "unknown");

    private final List<String> members = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLineMeansTheSameOnBothWays(long seed) {
        String line = line(new Random(seed));
        List<Row> rows = fromFile(line);
        List<Reading> readings = Sent.to("import", line).readings();

        assertThat(readings).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) assertSame(line, rows.get(i), readings.get(i));
    }

    private static void assertSame(String line, Row row, Reading reading) {
        switch (row) {
            case Row.Refused _ -> assertThat(reading).as(line).isInstanceOf(Reading.Bad.class);
            case Row.Silent _ -> assertThat(isInteraction(reading)).as(line).isFalse();
            case Row.Read(long _, Interaction interaction) -> {
                assertThat(isInteraction(reading)).as(line).isTrue();
                var event = ((Reading.Good) reading).event();
                assertThat(event.deed())
                        .as(line)
                        .isEqualTo(new Deed.Interacted(
                                interaction.signal(), interaction.at(), interaction.value(), interaction.about()));
                assertThat(event.customer().value()).isEqualTo(interaction.customer());
                if (!interaction.id().isBlank())
                    assertThat(event.origin().messageId()).isEqualTo(interaction.id());
            }
        }
    }

    private static boolean isInteraction(Reading reading) {
        return reading instanceof Reading.Good good && good.event().deed() instanceof Deed.Interacted;
    }

    private static List<Row> fromFile(String line) {
        List<Row> rows = new ArrayList<>();
        try {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            RowFile.read(new ByteArrayInputStream(bytes), new Shape.Segment(), RowSettings.USUAL, rows::add);
            return rows;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    private String line(Random random) {
        if (random.nextInt(3) > 0) return call(random);
        List<String> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++)
            items.add(random.nextInt(9) == 0 ? one(ODD, random) : call(random));
        String batch = "\"batch\":[" + String.join(", ", items) + "]";
        String context = "\"context\":{\"campaign\":{\"name\":\"batch\",\"medium\":\"email\"}}";
        return random.nextBoolean() ? "{" + batch + "}" : "{" + context + ", " + batch + "}";
    }

    private String call(Random random) {
        members.clear();
        if (random.nextInt(3) > 0) text("type", one(TYPES, random));
        if (random.nextInt(4) > 0) text("event", one(SIGNALS, random));
        if (random.nextBoolean()) text(random.nextBoolean() ? "userId" : "user_id", one(TEXTS, random));
        if (random.nextInt(3) > 0) text(random.nextBoolean() ? "anonymousId" : "anonymous_id", "v 1 ");
        if (random.nextBoolean()) text(random.nextBoolean() ? "messageId" : "message_id", "m" + random.nextInt(9));
        if (random.nextInt(20) == 0) member("userId2", one(ODD, random));
        if (random.nextInt(20) == 0 && members.stream().noneMatch(m -> m.contains("\"name\""))) text("name", "Home");
        clocks(random);
        member("properties", properties(random));
        if (random.nextBoolean()) member("context", "{\"campaign\":{\"id\":\"own\"},\"channel\":\"server\"}");
        return "{" + String.join(",", members) + "}";
    }

    /// The ways in which a call from another server or without a clock of its own states its time.
    private void clocks(Random random) {
        int way = random.nextInt(6);
        if (way == 0 || way == 1) text("timestamp", time(random));
        if (way == 2) text("originalTimestamp", time(random));
        if (way >= 3) text("receivedAt", time(random));
        if (way >= 4) text("originalTimestamp", time(random));
        if (way >= 4) text("sentAt", time(random));
        if (way == 5) text("timestamp", time(random));
    }

    private static String time(Random random) {
        return random.nextInt(12) == 0
                ? "soon"
                : "2025-%02d-%02dT%02d:15:00.%06dZ"
                        .formatted(
                                1 + random.nextInt(2),
                                1 + random.nextInt(28),
                                random.nextInt(24),
                                random.nextInt(1_000_000));
    }

    private static String properties(Random random) {
        List<String> properties = new ArrayList<>();
        if (random.nextBoolean()) properties.add("\"revenue\":" + one(AMOUNTS, random));
        if (random.nextInt(4) == 0) properties.add("\"total\":" + one(AMOUNTS, random));
        if (random.nextBoolean()) properties.add("\"currency\":" + one(CURRENCIES, random));
        for (String place : PLACES) {
            if (random.nextInt(4) > 0) continue;
            String value = random.nextInt(4) == 0 ? one(ODD, random) : "\"" + one(TEXTS, random) + "\"";
            properties.add("\"" + place + "\":" + value);
        }
        return random.nextInt(9) == 0 ? one(ODD, random) : "{" + String.join(",", properties) + "}";
    }

    private void text(String name, String text) {
        member(name, "\"" + text + "\"");
    }

    private void member(String name, String value) {
        members.add("\"" + name + "\":" + value);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
