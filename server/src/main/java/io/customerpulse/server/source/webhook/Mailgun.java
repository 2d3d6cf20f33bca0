package io.customerpulse.server.source.webhook;

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
import io.customerpulse.server.source.webhook.proof.Freshness;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Mailgun's webhooks: one event each, signed in the body.
///
/// The signature is of a time and a random token, not of the event, so it proves that somebody has the key and not
/// that the event is unchanged; that is left to the encrypted connection, and is why its time is looked at closely.
///
/// @see <a href="https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks">Securing</a>
public final class Mailgun implements Source {

    /// How this kind is called.
    public static final String KIND = "mailgun";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        Optional<Response.Rejected> refused = refused(delivery, account);
        return refused.isPresent() ? refused.get() : again(delivery, account);
    }

    @Override
    public Response again(Delivery delivery, Account account) {
        Readings.From from = new Readings.From(KIND, account, delivery, Set.of("signature"));
        return Readings.of(from, Slices.whole(delivery.body()), Mailgun::drafts);
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<String> keys = Secrets.of(account);
        if (keys.isEmpty()) return Optional.of(Refused.notSetUp("it needs the webhook signing key"));
        Optional<JsonNode> body = Json.text(delivery.body()).flatMap(Json::read).filter(JsonNode::isObject);
        if (body.isEmpty()) return Optional.of(Refused.unreadable("a JSON object, which holds the signature"));
        Field signature = new Field(body.get(), "").at("signature");
        List<String> codes = List.of(
                signature.at("signature").text(),
                signature.at("parent-signature").text());
        String timestamp = signature.at("timestamp").text();
        String token = signature.at("token").text();
        if (codes.getFirst().isEmpty()) return Optional.of(Refused.missing("signature"));
        byte[] signed = (timestamp + token).getBytes(StandardCharsets.UTF_8);
        if (!Hmac.matches(keys, codes, Hmac.Form.HEX, signed)) return Optional.of(Refused.invalid("signature"));
        return Freshness.isFresh(timestamp, delivery, account)
                ? Optional.empty()
                : Optional.of(Refused.stale("timestamp"));
    }

    private static List<Draft> drafts(Item item) {
        Field event = item.at("event-data");
        Mail mail = mail(item, event);
        Field client = event.at("client-info");
        String agent = client.at("user-agent").text();
        boolean byMachine = !client.at("bot").text().isEmpty();
        String name = item.text(event.at("event"));
        return switch (name) {
            case "delivered" -> mail.delivered();
            case "failed" ->
                event.at("severity").text().equals("temporary") ? mail.noted("failed temporarily") : mail.bounced();
            case "opened" -> mail.opened(agent, byMachine);
            case "clicked" -> mail.clicked(event.at("url").text(), agent, byMachine);
            case "unsubscribed" -> mail.unsubscribed(Mail.MARKETING);
            case "complained" -> mail.markedAsSpam();
            default -> mail.noted(name);
        };
    }

    private static Mail mail(Item item, Field event) {
        Field attached = event.at("user-variables");
        Field headers = event.at("message").at("headers");
        Instant at = item.seconds(event.at("timestamp"));
        String outreach = Mail.outreach(attached);
        String content = Item.first(
                headers.at("subject"),
                event.at("template").at("name"),
                event.at("tags").at(0));
        return new Mail(
                idOf(item, event, at),
                new Who().user(attached).email(event.at("recipient")).list(),
                at,
                outreach.isEmpty() ? headers.at("message-id").text() : outreach,
                content);
    }

    /// Their ids are unique within a day.
    private static String idOf(Item item, Field event, Instant at) {
        String id = event.at("id").text();
        return item.id(
                id.isEmpty()
                        ? ""
                        : "%s:%s".formatted(at.atOffset(ZoneOffset.UTC).toLocalDate(), id));
    }
}
