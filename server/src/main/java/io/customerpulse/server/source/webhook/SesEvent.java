package io.customerpulse.server.source.webhook;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One event of Amazon SES, in the message of an envelope, read by its type.
///
/// An event names several recipients where they share a fate; each is an event of ours. Opens and clicks name none, so
/// they are of use only where a message goes to one.
record SesEvent(Item item) {

    /// How the text begins that is sent once to try a topic.
    private static final String TRIAL = "Successfully validated SNS topic";

    List<Draft> drafts() {
        String id = item.id(item.at("MessageId").text());
        String text = item.at("Message").text();
        if (text.startsWith(TRIAL)) return List.of();
        Optional<JsonNode> tree = Json.read(text).filter(JsonNode::isObject);
        if (tree.isEmpty()) {
            item.wrong(item.at("Message"), "invalid_json", "the message is a JSON object as text");
            return List.of();
        }
        return drafts(id, new Field(tree.get(), "/Message"));
    }

    private List<Draft> drafts(String id, Field event) {
        Field typed = event.at("eventType");
        String type = item.text(typed.isPresent() ? typed : event.at("notificationType"));
        Field open = event.at("open");
        Field click = event.at("click");
        return switch (type) {
            case "Delivery" -> each(id, event, "delivery", Mail::delivered);
            case "Bounce" -> each(id, event, "bounce", Mail::bounced);
            case "Complaint" -> each(id, event, "complaint", Mail::markedAsSpam);
            case "Open" ->
                only(id, event, "open", mail -> mail.opened(open.at("userAgent").text(), false));
            case "Click" ->
                only(
                        id,
                        event,
                        "click",
                        mail -> mail.clicked(
                                click.at("link").text(), click.at("userAgent").text(), false));
            case "Subscription" -> only(id, event, "subscription", mail -> preferences(mail, event));
            default -> each(id, event, "", mail -> mail.noted(type));
        };
    }

    // ---- recipients --------------------------------------------------------------------------

    private List<Draft> each(String id, Field event, String part, Function<Mail, List<Draft>> reading) {
        List<Field> recipients = recipients(event, part);
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            String each = recipients.size() == 1 ? id : id + ":" + i;
            drafts.addAll(reading.apply(mail(each, event, part, recipients.get(i))));
        }
        if (drafts.isEmpty()) item.wrong(event, "missing_identifier", "the event names no recipient");
        return drafts;
    }

    private List<Draft> only(String id, Field event, String part, Function<Mail, List<Draft>> reading) {
        List<Field> recipients = recipients(event, part);
        if (recipients.size() == 1) return reading.apply(mail(id, event, part, recipients.getFirst()));
        item.wrong(
                event.at("mail", "destination"),
                "ambiguous_recipient",
                "it does not say which recipient: send each message to one");
        return List.of();
    }

    private static List<Field> recipients(Field event, String part) {
        Field told = event.at(part);
        List<Field> recipients =
                switch (part) {
                    case "delivery" -> told.at("recipients").items();
                    case "bounce" -> addresses(told.at("bouncedRecipients"));
                    case "complaint" -> addresses(told.at("complainedRecipients"));
                    default -> List.of();
                };
        return recipients.isEmpty() ? event.at("mail", "destination").items() : recipients;
    }

    private static List<Field> addresses(Field recipients) {
        return recipients.items().stream()
                .map(recipient -> recipient.at("emailAddress"))
                .toList();
    }

    // ---- what is told of one -----------------------------------------------------------------

    private Mail mail(String id, Field event, String part, Field recipient) {
        Field mail = event.at("mail");
        Field tags = mail.at("tags");
        Field told = event.at(part).at("timestamp");
        Instant at = item.iso(told.isPresent() ? told : mail.at("timestamp"));
        List<Identifier> who = new Who().user(tags).email(recipient).list();
        String outreach = Mail.outreach(tags);
        String subject = mail.at("commonHeaders", "subject").text();
        return new Mail(id, who, at, outreach.isEmpty() ? mail.at("messageId").text() : outreach, subject);
    }

    private static List<Draft> preferences(Mail mail, Field event) {
        Field wanted = event.at("subscription", "newTopicPreferences");
        if (wanted.at("unsubscribeAll").isTrue()) return mail.unsubscribed(Mail.MARKETING);
        List<Draft> drafts = new ArrayList<>();
        for (Field topic : wanted.at("topicSubscriptionStatus").items()) {
            boolean isIn =
                    topic.at("subscriptionStatus").text().replace("_", "").equalsIgnoreCase("OptIn");
            String name = topic.at("topicName").text();
            Deed deed = new Deed.Consented(mail.at(), "topic:" + name, Mail.CHANNEL, isIn, "");
            drafts.add(Draft.of("%s:%s".formatted(mail.id(), name), mail.who(), deed));
        }
        return drafts.isEmpty() ? mail.noted("Subscription") : drafts;
    }
}
