package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Who;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One object of Shopify, read by its topic.
///
/// An order is completed once, whichever of its topics comes first, and gives back what it gave at most once: money
/// returned is booked by its refund, and a cancellation books only what had not been paid.
///
/// @param item       its `topic`, the id of the `webhook`, and the `body` itself
/// @param testsCount whether orders made for trying things out count
record ShopifyTopic(Item item, boolean testsCount) {

    private static final String CUSTOMER = "shopify_customer";

    /// An order of these states has not been paid.
    private static final Set<String> UNPAID = Set.of("pending", "authorized", "voided", "expired");

    List<Draft> drafts() {
        if (!item.at("body").isObject()) return notAnObject();
        return switch (topic()) {
            case "" -> missingTopic();
            case "orders/create", "orders/paid" -> order(completed());
            case "orders/cancelled" -> order(cancelled());
            case "orders/updated" -> order(updated());
            case "orders/edited", "orders/fulfilled", "orders/partially_fulfilled" -> order(noted());
            case "refunds/create" -> refundOfNobody();
            case "checkouts/create", "checkouts/update" -> ifSomebody(checkout());
            case "customers/create", "customers/update" -> customer();
            case "customers/enable" ->
                List.of(Draft.of(id(), shopper(), Draft.happened(Signals.ACCOUNT_CREATED, changedAt(), About.NOTHING)));
            case "customers_email_marketing_consent/update" -> List.of(consent("email", "email_marketing_consent"));
            case "customers_marketing_consent/update" -> List.of(consent("sms", "sms_marketing_consent"));
            default -> ifSomebody(noted());
        };
    }

    // ---- orders ------------------------------------------------------------------------------

    private List<Draft> order(Draft first) {
        if (at("test").isTrue() && !testsCount) return List.of(noted());
        List<Draft> drafts = new ArrayList<>(List.of(first));
        for (Field refund : at("refunds").items()) drafts.add(refunded(refund));
        return drafts;
    }

    private Draft completed() {
        String order = orderId();
        Money paid = item.money(at("total_price"), at("currency"));
        Instant at = item.iso(either("processed_at", "created_at"));
        Deed deed = new Deed.Interacted(Signals.ORDER_COMPLETED, at, paid, about());
        return Draft.of("order:" + order, shopper(), deed).sameBy("completed", order);
    }

    private Draft cancelled() {
        String order = orderId();
        Money total = item.money(at("total_price"), at("currency"));
        boolean isUnpaid = UNPAID.contains(at("financial_status").text());
        Money back = isUnpaid ? total : new Money(0, total.currency());
        Deed deed = new Deed.Interacted(Signals.ORDER_CANCELLED, item.iso(at("cancelled_at")), back, about());
        return Draft.of("order:" + order + ":cancelled", shopper(), deed).sameBy("cancelled", order);
    }

    private Draft updated() {
        return Draft.of(id(), shopper(), Draft.happened(Signals.ORDER_UPDATED, changedAt(), about()));
    }

    /// The money that went back to the customer: its successful transactions, as a positive amount.
    private Draft refunded(Field refund) {
        String refundId = item.text(refund.at("id"));
        Field created = refund.at("processed_at");
        Instant at = item.iso(created.isPresent() ? created : refund.at("created_at"));
        Deed deed = new Deed.Interacted(Signals.ORDER_REFUNDED, at, paidBack(refund), about());
        return Draft.of("refund:" + refundId, shopper(), deed).sameBy("refund", refundId);
    }

    private Money paidBack(Field refund) {
        Money sum = Money.NONE;
        for (Field transaction : refund.at("transactions").items()) {
            boolean isPaidBack = transaction.at("kind").text().equals("refund")
                    && transaction.at("status").text().equals("success");
            if (!isPaidBack) continue;
            Field stated = transaction.at("currency");
            Money part = item.money(transaction.at("amount"), stated.isPresent() ? stated : at("currency"));
            if (sum.isStated() && !sum.currency().equals(part.currency())) {
                item.wrong(stated, "invalid_currency", "the transactions of a refund are in one currency");
            }
            sum = new Money(Math.addExact(sum.minor(), part.minor()), part.currency());
        }
        return sum.isStated() ? sum : new Money(0, item.currency(at("currency")));
    }

    private List<Draft> refundOfNobody() {
        item.id(at("id").text());
        String detail = "a refund names no customer: subscribe to orders/updated, which brings the refunds of an order";
        item.wrong(item.at("body"), "missing_identifier", detail);
        return List.of();
    }

    private String orderId() {
        item.id(at("id").text());
        return item.text(at("id"));
    }

    private About about() {
        String channel =
                switch (at("source_name").text()) {
                    case "web" -> "web";
                    case "pos" -> "store";
                    case "iphone", "android" -> "app";
                    default -> "";
                };
        return new About(campaign(at("landing_site").text()), "", channel);
    }

    /// The `utm_campaign` of the address that the customer came to the shop by.
    private static String campaign(String address) {
        int query = address.indexOf('?');
        if (query < 0) return "";
        for (String pair : address.substring(query + 1).split("[&#]", -1)) {
            if (pair.startsWith("utm_campaign=")) return decoded(pair.substring(pair.indexOf('=') + 1));
        }
        return "";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    // ---- checkouts and customers -------------------------------------------------------------

    private Draft checkout() {
        String token = item.id(at("token").text(), at("id").text());
        Instant at = item.iso(at("created_at"));
        return Draft.of("checkout:" + token, shopper(), Draft.happened(Signals.CHECKOUT_STARTED, at, about()))
                .sameBy("checkout", token);
    }

    private List<Draft> customer() {
        Map<String, Object> traits = new LinkedHashMap<>();
        put(traits, "email", at("email"));
        put(traits, "phone", at("phone"));
        put(traits, "firstName", at("first_name"));
        put(traits, "lastName", at("last_name"));
        put(traits, "createdAt", at("created_at"));
        put(traits, "tags", at("tags"));
        put(traits, "currency", at("currency"));
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(id(), shopper(), new Deed.Described(changedAt(), Json.write(traits))));
        if (at("email_marketing_consent").isObject()) drafts.add(consent("email", "email_marketing_consent"));
        if (at("sms_marketing_consent").isObject()) drafts.add(consent("sms", "sms_marketing_consent"));
        return drafts;
    }

    private static void put(Map<String, Object> traits, String name, Field field) {
        if (!field.text().isEmpty()) traits.put(name, field.text());
    }

    /// What the customer allows on a channel. A state that is neither yes nor no (pending, never asked) is a note.
    private Draft consent(String channel, String name) {
        Field consent = at(name);
        Field since = consent.at("consent_updated_at");
        Instant at = since.isPresent() ? item.iso(since) : changedAt();
        String state = consent.at("state").text();
        String id = "%s:consent:%s".formatted(id(), channel);
        return switch (state) {
            case "subscribed" -> consented(id, at, channel, true);
            case "unsubscribed" -> consented(id, at, channel, false);
            default -> Draft.noted(id, shopper(), at, "%s consent: %s".formatted(channel, state));
        };
    }

    private Draft consented(String id, Instant at, String channel, boolean granted) {
        return Draft.of(id, shopper(), new Deed.Consented(at, Mail.MARKETING, channel, granted, ""));
    }

    // ---- all topics --------------------------------------------------------------------------

    private Draft noted() {
        return Draft.noted(id(), shopper(), changedAt(), topic());
    }

    private static List<Draft> ifSomebody(Draft draft) {
        return draft.who().isEmpty() ? List.of() : List.of(draft);
    }

    private List<Draft> notAnObject() {
        item.id(webhook());
        item.wrong(item.at("body"), "invalid_json", "what Shopify sends is a JSON object");
        return List.of();
    }

    private List<Draft> missingTopic() {
        item.id(webhook());
        item.wrong(item.at("topic"), "missing_topic", "the header X-Shopify-Topic must say what the record is");
        return List.of();
    }

    /// Whom the object is about. An order's own `user_id` is a member of the shop's staff, and is left alone.
    private List<Identifier> shopper() {
        boolean isCustomer = topic().startsWith("customers/") && !at("customer").isObject();
        Field customer = isCustomer ? item.at("body") : at("customer");
        return new Who()
                .userOf(at("note_attributes"))
                .add(CUSTOMER, customer.at("id"))
                .add(CUSTOMER, topic().startsWith("customers_") ? at("customer_id") : customer.at("id"))
                .email(at("email"))
                .email(at("contact_email"))
                .email(at("email_address"))
                .email(customer.at("email"))
                .phone(at("phone"))
                .phone(customer.at("phone"))
                .list();
    }

    private String id() {
        return item.id(webhook());
    }

    private Instant changedAt() {
        Field at = either("updated_at", "created_at");
        return at.isPresent() ? item.iso(at) : item.receivedAt();
    }

    private Field either(String first, String second) {
        return at(first).isPresent() ? at(first) : at(second);
    }

    private String topic() {
        return item.at("topic").text();
    }

    private String webhook() {
        return item.at("webhook").text();
    }

    private Field at(String name) {
        return item.at("body", name);
    }
}
