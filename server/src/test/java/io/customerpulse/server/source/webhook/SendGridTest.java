package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Reading;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Response.Records;
import io.customerpulse.server.source.Response.Rejected;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendGridTest {

    private static final Sender SENDER = Senders.of(SendGrid.KIND);
    private static final String DELIVERED =
            "{\"event\":\"delivered\",\"email\":\"ada@example.org\",\"timestamp\":1772452100,\"sg_event_id\":\"%s\"}";

    @Test
    void whatIsWrongWithOneRecordIsNothingToTheOthers() {
        List<byte[]> records =
                Slices.elements(Sent.bytes(Golden.of(SendGrid.KIND, "batch").record()), Readings.RECORDS_MAX);
        for (long seed = 0; seed < 60; seed++) {
            int spoilt = (int) (seed % records.size());
            List<byte[]> some = new ArrayList<>(records);
            some.set(spoilt, Sent.bytes(Mutations.swapped(text(records.get(spoilt)), seed)));
            List<Reading> alone =
                    some.stream().flatMap(record -> read(record).stream()).toList();

            assertThat(read(list(some))).as("seed %d", seed).isEqualTo(alone);
        }
    }

    @Test
    void aListThatEndsTooSoonGivesWhatCameBeforeAndOneRefusal() {
        List<Reading> readings = read(Sent.bytes("[" + DELIVERED.formatted("a") + "," + DELIVERED.substring(0, 40)));

        assertThat(readings).hasSize(2);
        assertThat(readings.getFirst()).isInstanceOf(Reading.Good.class);
        assertThat(readings.getLast())
                .isInstanceOfSatisfying(
                        Reading.Bad.class,
                        bad -> assertThat(bad.refusal().why().code()).isEqualTo("invalid_json"));
    }

    @Test
    void bytesThatAreNoUtf8AreKeptInTheRefusalAsTheirNumbers() {
        byte[] record = Sent.bytes("[{\"event\":\"open\",\"url\":\"caf? \u00fc\"}]");
        record[28] = (byte) 0xE9;

        assertThat(read(record)).singleElement().isInstanceOfSatisfying(Reading.Bad.class, bad -> {
            assertThat(bad.refusal().why().code()).isEqualTo("invalid_utf8");
            assertThat(bad.refusal().raw()).contains("caf?\\xE9\u00fc");
        });
    }

    @Test
    void aDeliveryHasAtMost2500Records() {
        List<byte[]> most = new ArrayList<>();
        for (int i = 0; i < Readings.RECORDS_MAX; i++) most.add(Sent.bytes(DELIVERED.formatted("e" + i)));
        assertThat(read(list(most))).hasSize(Readings.RECORDS_MAX);

        most.add(Sent.bytes(DELIVERED.formatted("one more")));
        assertThat(respond(list(most))).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.status()).isEqualTo(413);
            assertThat(rejected.code()).isEqualTo("too_many_records");
        });
    }

    @Test
    void aKeyInPemArmourIsAKeyToo() {
        String key = SENDER.account().secret();
        String armoured = "-----BEGIN PUBLIC KEY-----\n%s\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(key.substring(0, 64), key.substring(64));
        Sent sent = Golden.of(SendGrid.KIND, "batch").sentBy(SENDER);

        assertThat(new SendGrid().read(sent.delivery(), new Account("src_sendgrid", armoured, Map.of())))
                .isInstanceOf(Records.class);
    }

    @Test
    void theTimeOfASignatureCannotBeChanged() {
        Sent sent = Golden.of(SendGrid.KIND, "batch").sentBy(SENDER);
        Sent later = sent.withHeader(
                "X-Twilio-Email-Event-Webhook-Timestamp", Long.toString(Golden.RECEIVED_AT.getEpochSecond() + 1));

        assertThat(new SendGrid().read(later.delivery(), SENDER.account()))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo("invalid_signature"));
    }

    private static Response respond(byte[] body) {
        Sent sent = SENDER.signing().sign(body, Map.of(), Golden.RECEIVED_AT);
        return SENDER.source().read(sent.delivery(), SENDER.account());
    }

    private static List<Reading> read(byte[] body) {
        return respond(body) instanceof Records(var readings) ? readings : List.of();
    }

    private static byte[] list(List<byte[]> records) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        for (int i = 0; i < records.size(); i++) {
            if (i > 0) list.write(',');
            list.writeBytes(records.get(i));
        }
        list.write(']');
        return list.toByteArray();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
