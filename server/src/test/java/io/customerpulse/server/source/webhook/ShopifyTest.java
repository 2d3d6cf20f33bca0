package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.Engine;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Response.Records;
import io.customerpulse.server.source.Source.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopifyTest {

    private static final Sender SENDER = Senders.of(Shopify.KIND);
    private static final Map<String, String> PAID =
            Map.of("x-shopify-topic", "orders/paid", "x-shopify-webhook-id", "w1");

    @Test
    void anOrderThatIsCreatedAndPaidIsOneEvent() {
        Event created = events(read(Golden.of(Shopify.KIND, "orders-create"))).getFirst();
        Event paid = events(read(Golden.of(Shopify.KIND, "orders-paid"))).getFirst();

        assertThat(paid.origin().messageId()).isEqualTo(created.origin().messageId());
        assertThat(paid.origin().contentHash()).isEqualTo(created.origin().contentHash());
    }

    @Test
    void aRefundIsOneEventHoweverOftenItsOrderIsTold() {
        Golden updated = Golden.of(Shopify.KIND, "orders-updated-refunded");
        String again = updated.record().replace("\"partially_refunded\"", "\"refunded\"");
        Map<String, String> headers = Map.of("x-shopify-topic", "orders/updated", "x-shopify-webhook-id", "another");

        List<Event> first = events(read(updated));
        List<Event> second = events(read(again, headers, SENDER.account()));

        assertThat(second).hasSameSizeAs(first);
        for (int i = 1; i < first.size(); i++) {
            assertThat(second.get(i).origin().messageId())
                    .isEqualTo(first.get(i).origin().messageId());
            assertThat(second.get(i).origin().contentHash())
                    .isEqualTo(first.get(i).origin().contentHash());
        }
    }

    /// With the catalog that is built in: what is bought and wholly given back comes to nothing, by each way there is.
    @Test
    void whatIsGivenBackTakesBackWhatItGaveOnceAndNotTwice() {
        String order = """
                {"id": 7, "currency": "USD", "total_price": "80.00", "financial_status": "%s",
                 "created_at": "2026-03-02T11:00:00Z", "cancelled_at": "2026-03-02T11:00:00Z",
                 "customer": {"id": 1}, "refunds": [%s]}""";
        String refund = """
                {"id": 8, "processed_at": "2026-03-02T11:00:00Z",
                 "transactions": [{"kind": "refund", "status": "success", "amount": "80.00", "currency": "USD"}]}""";
        String bought = order.formatted("paid", "");

        assertThat(level(bought, "orders/paid", order.formatted("refunded", refund), "orders/cancelled"))
                .isBetween(-1e-9, 1e-9);
        assertThat(level(bought, "orders/paid", order.formatted("refunded", refund), "orders/updated"))
                .isBetween(-1e-9, 1e-9);
        assertThat(level(
                        order.formatted("pending", ""),
                        "orders/create",
                        order.formatted("voided", ""),
                        "orders/cancelled"))
                .isBetween(-1e-9, 1e-9);
        assertThat(level(bought, "orders/paid", bought, "products/update")).isGreaterThan(9);
    }

    @Test
    void ordersMadeForTryingOutCountOnlyIfToldTo() {
        Golden test = Golden.of(Shopify.KIND, "orders-create-test");
        Account counting = new Account("src_shopify", SENDER.account().secret(), Map.of("test_events", "count"));

        assertThat(events(read(test)).getFirst().deed()).isInstanceOf(Deed.Noted.class);
        assertThat(events(read(test.record(), test.headers(), counting))
                        .getFirst()
                        .deed())
                .isInstanceOf(Deed.Interacted.class);
    }

    @Test
    void aRecordThatAPersonHasMendedIsReadByItsTopic() {
        Golden broken = Golden.of(Shopify.KIND, "broken-amount");
        String raw = read(broken) instanceof Records(var readings) && readings.getFirst() instanceof Reading.Bad bad
                ? bad.refusal().raw()
                : "";
        Delivery mended = Sent.post(Sent.bytes(raw.replace("12,50", "12.50")), Map.of(), Golden.RECEIVED_AT)
                .delivery();

        assertThat(events(new Shopify().again(mended, SENDER.account())))
                .singleElement()
                .extracting(event -> event.origin().messageId())
                .isEqualTo("shopify:order:6");
    }

    @Test
    void amountsAreExact() {
        assertThat(paid("\"0.1\"", "EUR")).isEqualTo("10 EUR");
        assertThat(paid("\"70.07\"", "EUR")).isEqualTo("7007 EUR");
        assertThat(paid("1.005", "KWD")).isEqualTo("1005 KWD");
        assertThat(paid("\"90071992547409.93\"", "EUR")).isEqualTo("refused");
        assertThat(paid("\"900719925474.93\"", "EUR")).isEqualTo("90071992547493 EUR");
        assertThat(paid("\"12.345\"", "EUR")).isEqualTo("1234 EUR");
        assertThat(paid("\"1000.00\"", "JPY")).isEqualTo("1000 JPY");
        assertThat(paid("\"NaN\"", "EUR")).isEqualTo("refused");
        assertThat(paid("\"1.00\"", "Euro")).isEqualTo("refused");
    }

    private static String paid(String amount, String currency) {
        String order = """
                {"id": 1, "customer": {"id": 2}, "created_at": "2026-03-02T11:00:00Z",
                 "total_price": %s, "currency": "%s"}""".formatted(amount, currency);
        List<Event> events = events(read(order, PAID, SENDER.account()));
        if (events.isEmpty()) return "refused";
        return events.getFirst().deed() instanceof Deed.Interacted(var signal, var at, var value, var about)
                ? value.minor() + " " + value.currency()
                : "";
    }

    private static double level(String first, String topic, String second, String secondTopic) {
        Engine engine = new Engine(Rules.of(DefaultCatalog.read()), Patience.LIVE);
        CustomerState state = engine.empty();
        List<Event> events = new ArrayList<>();
        events.addAll(events(read(first, Map.of("x-shopify-topic", topic), SENDER.account())));
        events.addAll(events(read(second, Map.of("x-shopify-topic", secondTopic), SENDER.account())));
        for (Event event : events) {
            if (event.deed() instanceof Deed.Interacted(var signal, var at, var value, var about)) {
                state = engine.step(state, new Interaction("", "ada", signal, at, value, about));
            }
        }
        return engine.pulse(state, Golden.RECEIVED_AT).level();
    }

    private static Response read(Golden golden) {
        return read(golden.record(), golden.headers(), SENDER.account());
    }

    private static Response read(String record, Map<String, String> headers, Account account) {
        Sent sent = SENDER.signing().sign(Sent.bytes(record), headers, Golden.RECEIVED_AT);
        return SENDER.source().read(sent.delivery(), account);
    }

    private static List<Event> events(Response response) {
        return response instanceof Records(var readings)
                ? readings.stream()
                        .filter(Reading.Good.class::isInstance)
                        .map(reading -> ((Reading.Good) reading).event())
                        .toList()
                : List.of();
    }
}
