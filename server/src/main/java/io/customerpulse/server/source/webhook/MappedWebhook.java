package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.item.Who;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Any webhook of JSON, read as its source's options say: how it is verified, where its records are, and what in them
/// is the customer, the signal, the time, the value. For services that have no source of their own here.
public final class MappedWebhook implements Source {

    /// How this kind is called.
    public static final String KIND = "webhook";

    private static final int SIGNAL_MAX = 200;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        Mapping mapping = new Mapping(account.options());
        Optional<Response.Rejected> refused = new MappedProof(mapping).refused(delivery, account);
        if (refused.isPresent()) return refused.get();
        List<String> problems = mapping.problems();
        if (!problems.isEmpty()) {
            return new Response.Rejected(
                    503, "not_set_up", "mend the source, then send it again: " + problems.getFirst());
        }
        return read(delivery, account, records(mapping, delivery.body()));
    }

    @Override
    public Response again(Delivery record, Account account) {
        return read(record, account, Slices.whole(record.body()));
    }

    private static Response read(Delivery delivery, Account account, List<byte[]> records) {
        Mapping mapping = new Mapping(account.options());
        String sending = records.size() == 1 ? delivery.header("webhook-id").orElse("") : "";
        Readings.From from = new Readings.From(KIND, account, delivery, Set.of());
        return Readings.of(from, records, item -> drafts(mapping, item, account.id() + ":", sending));
    }

    private static List<byte[]> records(Mapping mapping, byte[] body) {
        if (!mapping.has("records")) return Slices.elements(body, Readings.RECORDS_MAX);
        Optional<JsonNode> tree = Json.text(body).flatMap(Json::read);
        if (tree.isEmpty()) return Slices.whole(body);
        return mapping.field("records", new Field(tree.get(), "")).items().stream()
                .limit(Readings.RECORDS_MAX + 1L)
                .map(record -> Json.write(record.node()).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Draft> drafts(Mapping mapping, Item item, String prefix, String sending) {
        Field record = item.root();
        String id = item.id(prefix + item.id(mapping.text("id", record), sending));
        Who who = new Who();
        mapping.customer().forEach((kind, place) -> add(who, kind, record.find(place)));
        String signal = mapping.signal(mapping.text("signal", record));
        if (signal.isBlank() || signal.length() > SIGNAL_MAX) {
            item.wrong(mapping.field("signal", record), "invalid_signal", "a signal has 1 to 200 characters");
            return List.of();
        }
        About about = new About(
                mapping.text("outreach", record), mapping.text("content", record), mapping.text("channel", record));
        Deed deed = new Deed.Interacted(signal, time(mapping, item), value(mapping, item), about);
        return List.of(Draft.of(id, who.list(), deed));
    }

    private static void add(Who who, String kind, Field field) {
        switch (kind) {
            case "email" -> who.email(field);
            case "phone" -> who.phone(field);
            default -> who.add(kind, field);
        }
    }

    private static Instant time(Mapping mapping, Item item) {
        if (!mapping.has("time")) return item.receivedAt();
        Field field = mapping.field("time", item.root());
        return switch (mapping.word("time_unit", "iso")) {
            case "seconds" -> item.seconds(field);
            case "milliseconds" -> item.milliseconds(field);
            default -> item.iso(field);
        };
    }

    private static Money value(Mapping mapping, Item item) {
        Field amount = mapping.field("value", item.root());
        if (!mapping.has("value") || !amount.isPresent()) return Money.NONE;
        String currency = mapping.text("currency", item.root()).toUpperCase(Locale.ROOT);
        Optional<BigDecimal> number = Item.decimal(amount.text());
        if (number.isEmpty() || !currency.matches("[A-Z]{3}")) {
            item.wrong(amount, "invalid_amount", "this must be an amount such as 19.99, in a currency such as EUR");
            return Money.NONE;
        }
        boolean isMinor = mapping.word("value_unit", "major").equals("minor");
        BigDecimal units = isMinor ? number.get().movePointLeft(Money.digits(currency)) : number.get();
        return item.money(amount, units, currency);
    }
}
