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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// One event of Stripe, read by its type.
///
/// Money is counted once, at the charge: the payment intent, the invoice and the checkout that lead to it are notes.
///
/// @param testsCount whether events of the test mode count
record StripeEvent(Item item, boolean testsCount) {

    private static final String CUSTOMER = "stripe_customer";

    /// Amounts are in the smallest unit as Stripe has it, which is not everywhere that of ISO 4217.
    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final int USUAL_DECIMALS = 2;

    List<Draft> drafts() {
        String id = item.id(item.at("id").text());
        String type = item.text(item.at("type"));
        Draft note = Draft.noted(id, who(), happenedAt(), type);
        if (!item.at("livemode").isTrue() && !testsCount) return ifSomebody(note);
        return switch (type) {
            case "charge.succeeded", "charge.captured" -> List.of(isTaken() ? charged() : note);
            case "charge.refunded" -> List.of(refunded(id));
            case "charge.dispute.created" -> List.of(happened(id, Signals.COMPLAINT_MADE));
            case "customer.created", "customer.updated" -> List.of(described(id));
            case "customer.subscription.created" ->
                List.of(object("status").text().equals("trialing") ? happened(id, Signals.TRIAL_STARTED) : note);
            case "customer.subscription.deleted" -> List.of(happened(id, Signals.SUBSCRIPTION_CANCELLED));
            case "checkout.session.completed" ->
                note.who().size() > 1 ? List.of(Draft.of(id, who(), new Deed.Linked(happenedAt()))) : ifSomebody(note);
            default -> ifSomebody(note);
        };
    }

    // ---- money -------------------------------------------------------------------------------

    private boolean isTaken() {
        Field captured = object("captured");
        return !captured.isPresent() || captured.isTrue();
    }

    /// A charge is one event however often it is told: when it succeeds, and when it is captured later.
    private Draft charged() {
        String charge = item.text(object("id"));
        Field captured = object("amount_captured");
        Money paid = money(captured.isPresent() ? captured : object("amount"), BigDecimal.ZERO);
        Deed deed = new Deed.Interacted(Signals.ORDER_COMPLETED, happenedAt(), paid, about());
        return Draft.of("charge:" + charge, who(), deed).sameBy("charge", charge);
    }

    /// What went back this time, as a positive amount: the charge says how much went back in all, and how much that
    /// was before.
    private Draft refunded(String id) {
        Field before = item.at("data", "previous_attributes", "amount_refunded");
        Money back =
                money(object("amount_refunded"), Item.decimal(before.text()).orElse(BigDecimal.ZERO));
        return Draft.of(id, who(), new Deed.Interacted(Signals.ORDER_REFUNDED, happenedAt(), back, about()));
    }

    private Money money(Field amount, BigDecimal less) {
        String currency = item.currency(object("currency"));
        OptionalLong units = amount.number();
        if (units.isEmpty()) {
            item.wrong(amount, "invalid_amount", "this must be a whole number of the currency's smallest unit");
            return Money.NONE;
        }
        BigDecimal exact = BigDecimal.valueOf(units.getAsLong()).subtract(less).movePointLeft(decimals(currency));
        return item.money(amount, exact, currency);
    }

    private static int decimals(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) return 0;
        return THREE_DECIMALS.contains(currency) ? 3 : USUAL_DECIMALS;
    }

    private About about() {
        return new About(Mail.outreach(object("metadata")), "", "");
    }

    // ---- people ------------------------------------------------------------------------------

    private Draft described(String id) {
        Map<String, Object> traits = new LinkedHashMap<>();
        for (String name : List.of("email", "phone", "name", "description")) {
            if (!object(name).text().isEmpty()) traits.put(name, object(name).text());
        }
        return Draft.of(id, who(), new Deed.Described(happenedAt(), Json.write(traits)));
    }

    private List<Identifier> who() {
        Field customer = object("customer");
        boolean isCustomer = object("object").text().equals("customer");
        return new Who()
                .user(object("metadata"))
                .add(Identifier.USER_ID, object("client_reference_id"))
                .add(CUSTOMER, isCustomer ? object("id") : customer)
                .add(CUSTOMER, customer.at("id"))
                .email(object("billing_details").at("email"))
                .email(object("receipt_email"))
                .email(object("customer_details").at("email"))
                .email(object("customer_email"))
                .email(object("email"))
                .email(object("evidence").at("customer_email_address"))
                .phone(object("billing_details").at("phone"))
                .phone(object("customer_details").at("phone"))
                .phone(object("phone"))
                .list();
    }

    // ---- all types ---------------------------------------------------------------------------

    private Draft happened(String id, String signal) {
        return Draft.of(id, who(), Draft.happened(signal, happenedAt(), about()));
    }

    private static List<Draft> ifSomebody(Draft draft) {
        return draft.who().isEmpty() ? List.of() : List.of(draft);
    }

    private Instant happenedAt() {
        return item.seconds(item.at("created"));
    }

    private Field object(String name) {
        return item.at("data", "object", name);
    }
}
