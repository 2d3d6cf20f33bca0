package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Response.Records;
import io.customerpulse.server.source.Response.Rejected;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.item.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every source of webhooks keeps, whoever sends.
class WebhooksTest {

    private static final int SEEDS = 20;

    static List<Sender> senders() {
        return Senders.ALL;
    }

    static Stream<Golden> goldens() {
        return Senders.ALL.stream().flatMap(sender -> Golden.of(sender.source().kind()).stream());
    }

    @Test
    void eachKindHasASenderThatTriesItAndNoTwoAreCalledTheSame() {
        Webhooks webhooks = new Webhooks(address -> Optional.empty(), address -> false);
        List<String> kinds = webhooks.all().stream().map(Source::kind).toList();

        assertThat(kinds).doesNotHaveDuplicates().allMatch(kind -> kind.matches("[a-z]{1,32}"));
        assertThat(Senders.ALL).extracting(Sender::toString).containsExactlyElementsOf(kinds);
        assertThat(webhooks.byKind()).containsOnlyKeys(kinds);
        assertThat(Webhooks.kinds()).extracting(SourceKind::kind).containsExactlyElementsOf(kinds);
    }

    // ---- what it is read into ----------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("goldens")
    void aRecordIsReadIntoWhatIsWrittenBesideIt(Golden golden) {
        Sender sender = Senders.of(golden.kind());

        assertThat(Golden.text(read(sender, golden.sentBy(sender)))).isEqualTo(golden.expected());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatIsSentAgainHasTheSameIdsAndTheSameContent(Golden golden) {
        Sender sender = Senders.of(golden.kind());
        Instant later = Golden.RECEIVED_AT.plusSeconds(3600);
        Sent again = sender.signing().sign(Sent.bytes(golden.record()), golden.headers(), later);

        assertThat(ids(read(sender, again))).isEqualTo(ids(read(sender, golden.sentBy(sender))));
    }

    /// A person may have it read again as it was kept, and nobody has to prove anything then.
    @ParameterizedTest
    @MethodSource("goldens")
    void whatIsKeptOfARecordIsReadAgainTheSame(Golden golden) {
        Sender sender = Senders.of(golden.kind());
        if (!(read(sender, golden.sentBy(sender)) instanceof Records(var readings))) return;
        for (String raw : readings.stream().map(WebhooksTest::raw).distinct().toList()) {
            List<Reading> first = readings.stream()
                    .filter(reading -> raw(reading).equals(raw))
                    .toList();
            Delivery kept =
                    Sent.post(Sent.bytes(raw), Map.of(), Golden.RECEIVED_AT).delivery();

            assertThat(sender.source().again(kept, sender.account()))
                    .isInstanceOfSatisfying(
                            Records.class,
                            records -> assertThat(records.readings())
                                    .extracting(WebhooksTest::told)
                                    .isEqualTo(first.stream()
                                            .map(WebhooksTest::told)
                                            .toList()));
        }
    }

    private static String raw(Reading reading) {
        return switch (reading) {
            case Reading.Good(Event event) -> event.raw();
            case Reading.Bad(Refusal refusal) -> refusal.raw();
        };
    }

    /// What a reading says, but for its id, which may have come from a header.
    private static String told(Reading reading) {
        return switch (reading) {
            case Reading.Good(Event event) -> "%s %s %s".formatted(event.identifiers(), event.deed(), event.marks());
            case Reading.Bad(Refusal refusal) -> refusal.why().toString();
        };
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void noTwoEventsOfADeliveryHaveOneId(Golden golden) {
        Sender sender = Senders.of(golden.kind());

        assertThat(ids(read(sender, golden.sentBy(sender)))).doesNotHaveDuplicates();
    }

    // ---- who is believed ---------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("senders")
    void aDeliveryWithoutProofIsNotBelieved(Sender sender) {
        Golden golden = Golden.of(sender.source().kind()).getFirst();
        Sent bare = Sent.post(Sent.bytes(golden.record()), golden.headers(), Golden.RECEIVED_AT);

        assertThat(read(sender, bare))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isIn(400, 401));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void aDeliveryOfSomebodyElseIsNotBelieved(Sender sender) {
        assertThat(sender.source().read(first(sender).delivery(), sender.another()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void aSourceWithoutASecretBelievesNobody(Sender sender) {
        Account empty = new Account("src_empty", "", Map.of());

        assertThat(sender.source().read(first(sender).delivery(), empty))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.status()).isEqualTo(401));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void whileASecretIsReplacedTheOldAndTheNewOneHold(Sender sender) {
        Sent sent = first(sender);

        assertThat(sender.source().read(sent.delivery(), sender.rotated())).isEqualTo(read(sender, sent));
    }

    @ParameterizedTest
    @MethodSource("senders")
    void aSignatureHoldsForItsTimeAndNoLonger(Sender sender) {
        int holds = sender.signing().holdsSeconds();
        if (holds == 0) return;
        Sent sent = first(sender);
        for (int late : new int[] {-holds, 0, holds}) {
            assertThat(read(sender, sent.comingIn(Golden.RECEIVED_AT.plusSeconds(late))))
                    .isInstanceOf(Records.class);
        }
        for (int late : new int[] {-holds - 1, holds + 1, 1_000_000}) {
            assertThat(read(sender, sent.comingIn(Golden.RECEIVED_AT.plusSeconds(late))))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.status()).isEqualTo(401));
        }
    }

    // ---- what is nearly right ----------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("goldens")
    void bytesThatAreNearlyRightAreReadOrRefused(Golden golden) {
        Sender sender = Senders.of(golden.kind());
        for (long seed = 0; seed < SEEDS; seed++) {
            byte[] record = Mutations.bytes(Sent.bytes(golden.record()), seed);
            Sent signed = sender.signing().sign(record, golden.headers(), Golden.RECEIVED_AT);
            keepsItsWord(sender, read(sender, signed), "seed " + seed);
            byte[] changed = Mutations.bytes(signed.body(), ~seed);
            keepsItsWord(sender, read(sender, signed.withBody(changed)), "changed, seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void valuesThatStandWhereOthersShouldAreReadOrRefused(Golden golden) {
        if (Json.read(golden.record()).isEmpty()) return;
        Sender sender = Senders.of(golden.kind());
        for (long seed = 0; seed < 2 * SEEDS; seed++) {
            String record = Mutations.swapped(golden.record(), seed);
            Sent signed = sender.signing().sign(Sent.bytes(record), golden.headers(), Golden.RECEIVED_AT);
            Response response = read(sender, signed);
            assertThat(response).as("seed %d: %s", seed, record).isInstanceOf(Records.class);
            keepsItsWord(sender, response, "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("senders")
    void noBodyAtAllIsReadOrRefused(Sender sender) {
        List<String> bodies = List.of(
                "", " ", "null", "[]", "{}", "[[]]", "[", "{", "\"", "0", "\uFEFF{}", "[".repeat(5000), "\u0000");
        for (String body : bodies) {
            Sent signed = sender.signing().sign(Sent.bytes(body), Map.of(), Golden.RECEIVED_AT);
            keepsItsWord(sender, read(sender, signed), body);
            for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "")) {
                keepsItsWord(sender, read(sender, signed.by(method)), method);
            }
            keepsItsWord(sender, read(sender, signed.withBody(Sent.bytes(body))), body);
        }
    }

    private static void keepsItsWord(Sender sender, Response response, String which) {
        if (response instanceof Rejected(var status, var code, var detail)) {
            assertThat(status).as(which).isIn(400, 401, 413, 503);
            assertThat(code).as(which).matches("[a-z_]+");
            assertThat(detail).as(which).isNotBlank();
        }
        if (!(response instanceof Records(var readings))) return;
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Good(Event event) -> {
                    assertThat(EventBytes.decode(EventBytes.encode(event)))
                            .as(which)
                            .hasValue(event);
                    assertThat(event.origin().messageId())
                            .as(which)
                            .startsWith(sender.source().kind() + ":");
                    assertThat(event.deed().at())
                            .as(which)
                            .isBeforeOrEqualTo(event.origin().receivedAt().plusSeconds(2));
                    assertThat(event.marks()).as(which).doesNotHaveDuplicates().isSorted();
                }
                case Reading.Bad(Refusal refusal) -> {
                    assertThat(EventBytes.decodeRefusal(EventBytes.encode(refusal)))
                            .as(which)
                            .hasValue(refusal);
                    assertThat(refusal.why().code()).as(which).matches("[a-z_0-9]+");
                    assertThat(refusal.why().detail()).as(which).isNotBlank();
                }
            }
        }
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static Response read(Sender sender, Sent sent) {
        return sender.source().read(sent.delivery(), sender.account());
    }

    private static Sent first(Sender sender) {
        return Golden.of(sender.source().kind()).getFirst().sentBy(sender);
    }

    private static List<String> ids(Response response) {
        return response instanceof Records(var readings)
                ? readings.stream()
                        .filter(Reading.Good.class::isInstance)
                        .map(reading -> ((Reading.Good) reading).event().origin())
                        .map(origin -> origin.messageId() + " " + origin.contentHash())
                        .toList()
                : List.of();
    }
}
