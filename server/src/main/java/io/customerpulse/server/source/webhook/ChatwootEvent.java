package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Who;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One event of Chatwoot, read by its name.
///
/// What the customer writes is a return, what a person of the brand answers is an investment; what a machine of the
/// brand says, and notes among colleagues, move nothing.
///
/// @param scope   a word that tells this installation's contacts from another's; empty for only one installation
/// @param sending the id of the delivery, the same when it is tried again; empty if it has none
record ChatwootEvent(Item item, String scope, String sending) {

    private static final String CONTACT = "chatwoot_contact";
    private static final int OUTGOING = 1;

    List<Draft> drafts() {
        String event = item.text(item.at("event"));
        return switch (event) {
            case "message_created" -> List.of(message());
            case "message_updated" -> List.of(rating(event));
            case "conversation_created" -> List.of(started(event));
            case "conversation_status_changed" -> List.of(status(event));
            case "contact_created", "contact_updated" -> List.of(described(event));
            default -> {
                Draft note = noted(event);
                yield note.who().isEmpty() ? List.of() : List.of(note);
            }
        };
    }

    // ---- messages ----------------------------------------------------------------------------

    private Draft message() {
        String type = item.at("message_type").text();
        boolean isPrivate = item.at("private").isTrue();
        boolean isByPerson = item.at("sender", "type").text().equals("user");
        String id = id("message", item.text(item.at("id")));
        if (!isPrivate && type.equals("incoming")) return said(id, Signals.MESSAGE_SENT);
        if (!isPrivate && type.equals("outgoing") && isByPerson) return said(id, Signals.MESSAGE_RECEIVED);
        String what = isPrivate ? "private message" : "message: " + type;
        return Draft.noted(id, who(), createdAt(), what).sameBy(id);
    }

    private Draft said(String id, String signal) {
        return Draft.of(id, who(), Draft.happened(signal, createdAt(), about())).sameBy(id, signal);
    }

    /// An answer to "how was it?" comes as an update of the message that asked.
    private Draft rating(String event) {
        Field answer = item.at("content_attributes", "submitted_values", "csat_survey_response");
        if (answer.at("rating").text().isEmpty()) return noted(event);
        String id = id("message", item.text(item.at("id")), "rating");
        return Draft.of(id, who(), Draft.happened(Signals.SURVEY_ANSWERED, item.receivedAt(), about()))
                .sameBy(id, answer.at("rating").text());
    }

    // ---- conversations -----------------------------------------------------------------------

    /// A conversation whose first message is the brand's was not started by the customer.
    private Draft started(String event) {
        Field first = item.at("messages").at(0).at("message_type");
        boolean isOurs = first.number().orElse(0) == OUTGOING || first.text().equals("outgoing");
        if (isOurs) return noted(event);
        String id = id("conversation", item.text(item.at("id")));
        return Draft.of(id, who(), Draft.happened(Signals.CONVERSATION_STARTED, createdAt(), about()))
                .sameBy(id);
    }

    private Draft status(String event) {
        String status = item.at("status").text();
        if (!status.equals("resolved")) return noted("%s: %s".formatted(event, status));
        Instant at = time(item.at("updated_at"), item.at("timestamp"));
        return Draft.of(idOf(event), who(), Draft.happened(Signals.CONVERSATION_ENDED, at, about()));
    }

    // ---- contacts ----------------------------------------------------------------------------

    private Draft described(String event) {
        Map<String, Object> traits = new LinkedHashMap<>();
        for (String name : List.of("name", "email")) {
            if (!item.at(name).text().isEmpty()) traits.put(name, item.at(name).text());
        }
        if (!item.at("phone_number").text().isEmpty())
            traits.put("phone", item.at("phone_number").text());
        Field custom = item.at("custom_attributes");
        if (custom.isObject()) traits.put("custom_attributes", custom.node());
        Instant at = time(item.at("updated_at"), item.at("created_at"));
        return Draft.of(idOf(event), who(), new Deed.Described(at, Json.write(traits)));
    }

    // ---- who, when, where --------------------------------------------------------------------

    private Draft noted(String what) {
        return Draft.noted(idOf(what), who(), time(item.at("updated_at"), item.at("created_at")), what);
    }

    private List<Identifier> who() {
        Field contact = contact();
        String number = contact.at("id").text();
        String account = Item.first(item.at("account", "id"), item.at("account_id"), contact.at("account", "id"));
        Who who = new Who().add(Identifier.USER_ID, contact.at("identifier")).user(contact.at("custom_attributes"));
        if (!number.isEmpty())
            who.add(CONTACT, "%s%s:%s".formatted(scope.isEmpty() ? "" : scope + ":", account, number));
        return who.email(contact.at("email")).phone(contact.at("phone_number")).list();
    }

    /// The contact: of a conversation, of a message's conversation, who wrote it, or the record itself.
    private Field contact() {
        Field ofConversation = item.at("meta", "sender");
        if (ofConversation.isObject()) return ofConversation;
        Field ofMessage = item.at("conversation", "meta", "sender");
        if (ofMessage.isObject()) return ofMessage;
        if (item.at("contact").isObject()) return item.at("contact");
        if (item.at("event").text().startsWith("contact_")) return item.root();
        boolean isWriter = item.at("message_type").text().equals("incoming");
        return isWriter ? item.at("sender") : item.at("contact");
    }

    private About about() {
        Field conversation = item.at("conversation").isObject() ? item.at("conversation") : item.root();
        String number = Item.first(conversation.at("id"), conversation.at("display_id"));
        return new About("", number.isEmpty() ? "" : "conversation " + number, channel(conversation));
    }

    private static String channel(Field conversation) {
        return switch (conversation.at("channel").text()) {
            case "Channel::Email" -> "email";
            case "Channel::Sms", "Channel::TwilioSms" -> "sms";
            case "Channel::FacebookPage", "Channel::TwitterProfile", "Channel::Instagram", "Channel::Tiktok" ->
                "social";
            default -> "chat";
        };
    }

    private Instant createdAt() {
        return time(item.at("created_at"), item.at("timestamp"));
    }

    /// Times stand as ISO 8601, as `2026-03-01 12:00:00 UTC`, or as seconds.
    private Instant time(Field first, Field second) {
        Field field = first.isPresent() ? first : second;
        if (!field.isPresent()) return item.receivedAt();
        return field.node().isNumber() ? item.seconds(field) : item.iso(field);
    }

    /// The id of what has none of its own: that of its delivery, or else what stands in it.
    private String idOf(String event) {
        return sending.isEmpty() ? id(event, item.id()) : item.id("delivery:" + sending);
    }

    private String id(String... parts) {
        String account = Item.first(item.at("account", "id"), item.at("account_id"));
        return item.id("%s%s:%s".formatted(scope.isEmpty() ? "" : scope + ":", account, String.join(":", parts)));
    }
}
