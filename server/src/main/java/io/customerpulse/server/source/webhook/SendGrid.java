package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.item.Who;
import io.customerpulse.server.source.webhook.proof.EllipticKeys;
import io.customerpulse.server.source.webhook.proof.Freshness;
import io.customerpulse.server.source.webhook.proof.Refused;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// SendGrid's event webhook: a list of events, signed with a private key whose public half is the secret here.
///
/// @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event">Event webhook</a>
public final class SendGrid implements Source {

    /// How this kind is called.
    public static final String KIND = "sendgrid";

    private static final String SIGNATURE = "x-twilio-email-event-webhook-signature";
    private static final String TIMESTAMP = "x-twilio-email-event-webhook-timestamp";

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
        List<byte[]> records = Slices.elements(delivery.body(), Readings.RECORDS_MAX);
        return Readings.of(new Readings.From(KIND, account, delivery, Set.of()), records, SendGrid::drafts);
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<PublicKey> keys = EllipticKeys.of(account.secret());
        if (keys.isEmpty()) return Optional.of(Refused.notSetUp("it needs the public key of the signed webhook"));
        String signature = delivery.header(SIGNATURE).orElse("");
        String timestamp = delivery.header(TIMESTAMP).orElse("");
        if (signature.isEmpty() || timestamp.isEmpty()) return Optional.of(Refused.missing("signature"));
        if (!EllipticKeys.matches(keys, signature, timestamp.getBytes(StandardCharsets.UTF_8), delivery.body())) {
            return Optional.of(Refused.invalid("signature"));
        }
        return Freshness.isFresh(timestamp, delivery, account)
                ? Optional.empty()
                : Optional.of(Refused.stale("timestamp"));
    }

    private static List<Draft> drafts(Item item) {
        Mail mail = mail(item);
        String agent = item.at("useragent").text();
        boolean byMachine = item.at("sg_machine_open").isTrue();
        String event = item.text(item.at("event"));
        return switch (event) {
            case "delivered" -> mail.delivered();
            case "bounce" -> mail.bounced();
            case "open" -> mail.opened(agent, byMachine);
            case "click" -> mail.clicked(item.at("url").text(), agent, byMachine);
            case "spamreport" -> mail.markedAsSpam();
            case "unsubscribe" -> mail.unsubscribed(Mail.MARKETING);
            case "group_unsubscribe" -> mail.unsubscribed(group(item));
            case "group_resubscribe" -> mail.subscribed(group(item));
            case "account_status_change" -> List.of();
            default -> mail.noted(event);
        };
    }

    private static Mail mail(Item item) {
        Field root = item.root();
        Who who = new Who().user(root).email(item.at("email"));
        String outreach = Mail.outreach(root);
        String campaign = Item.first(
                item.at("marketing_campaign_id"),
                item.at("singlesend_id"),
                item.at("sg_message_id"),
                item.at("smtp-id"));
        String content = Item.first(
                item.at("sg_template_name"),
                item.at("sg_template_id"),
                item.at("marketing_campaign_name"),
                item.at("category"),
                item.at("category").at(0));
        return new Mail(
                item.id(item.at("sg_event_id").text()),
                who.list(),
                item.seconds(item.at("timestamp")),
                outreach.isEmpty() ? campaign : outreach,
                content);
    }

    /// Leaving one group of mailings is not leaving all: each is a purpose of its own.
    private static String group(Item item) {
        String group = item.at("asm_group_id").text();
        return group.isEmpty() ? Mail.MARKETING : "group:" + group;
    }
}
