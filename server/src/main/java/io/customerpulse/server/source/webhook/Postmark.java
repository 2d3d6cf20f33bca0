package io.customerpulse.server.source.webhook;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.ContentHash;
import io.customerpulse.server.source.webhook.item.Draft;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Item;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.item.Who;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Postmark's webhooks: one object each, and no signature. What proves them is a user and password, or a header with
/// a value, that Postmark was told to send along.
///
/// @see <a href="https://postmarkapp.com/developer/webhooks/webhooks-overview">Webhooks overview</a>
public final class Postmark implements Source {

    /// How this kind is called.
    public static final String KIND = "postmark";

    /// The option that names the header whose value is the secret; without it the secret is `user:password`.
    public static final String HEADER = "header";

    private static final String BASIC = "Basic ";

    /// Kinds of bounces that are no bounces: answers by machines, and changes of address.
    private static final Set<String> NO_BOUNCES = Set.of(
            "AutoResponder",
            "AddressChange",
            "ChallengeVerification",
            "OpenRelayTest",
            "Subscribe",
            "VirusNotification");

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
        Readings.From from = new Readings.From(KIND, account, delivery, Set.of());
        return Readings.of(from, Slices.whole(delivery.body()), Postmark::drafts);
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Optional.of(Refused.notSetUp("it needs user:password, or a header's value"));
        String header = account.options().getOrDefault(HEADER, "");
        String given = header.isEmpty()
                ? userAndPassword(delivery.header("authorization").orElse(""))
                : delivery.header(header).orElse("");
        if (given.isEmpty()) return Optional.of(Refused.missing("user and password"));
        return Secrets.has(secrets, given) ? Optional.empty() : Optional.of(Refused.invalid("password"));
    }

    private static String userAndPassword(String authorization) {
        if (!authorization.startsWith(BASIC)) return "";
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    private static List<Draft> drafts(Item item) {
        String type = item.text(item.at("RecordType"));
        String agent = item.at("UserAgent").text();
        return switch (type) {
            case "Delivery" -> mail(item, type, "DeliveredAt").delivered();
            case "Open" -> mail(item, type, "ReceivedAt").opened(agent, false);
            case "Click" ->
                mail(item, type, "ReceivedAt").clicked(item.at("OriginalLink").text(), agent, false);
            case "Bounce" -> bounce(item, mail(item, type, "BouncedAt"));
            case "SpamComplaint" -> mail(item, type, "BouncedAt").markedAsSpam();
            case "SubscriptionChange" -> change(item, mail(item, type, "ChangedAt"));
            default -> somethingElse(item, type);
        };
    }

    private static List<Draft> bounce(Item item, Mail mail) {
        String type = item.at("Type").text();
        if (type.equals("Unsubscribe")) return mail.unsubscribed(Mail.MARKETING);
        if (type.equals("SpamComplaint")) return mail.markedAsSpam();
        return NO_BOUNCES.contains(type) ? mail.noted("Bounce " + type) : mail.bounced();
    }

    /// Only what the recipients themselves did is theirs. A stop after a bounce or a complaint has been told by those,
    /// and one by the brand is no word of the customer.
    private static List<Draft> change(Item item, Mail mail) {
        boolean isTheirs = item.at("Origin").text().equals("Recipient");
        boolean isStopped = item.at("SuppressSending").isTrue();
        boolean isAsked = item.at("SuppressionReason").text().equals("ManualSuppression");
        if (isTheirs && isStopped && isAsked) return mail.unsubscribed(Mail.MARKETING);
        if (isTheirs && !isStopped) return mail.subscribed(Mail.MARKETING);
        return mail.noted(isStopped ? "suppressed" : "reactivated");
    }

    private static List<Draft> somethingElse(Item item, String type) {
        List<Draft> noted = new Mail(item.id(), who(item), item.receivedAt(), "", "").noted(type);
        return noted.getFirst().who().isEmpty() ? List.of() : noted;
    }

    private static Mail mail(Item item, String type, String time) {
        String message = item.at("MessageID").text();
        String outreach = Mail.outreach(item.at("Metadata"));
        return new Mail(
                idOf(item, type, time),
                who(item),
                item.iso(item.at(time)),
                outreach.isEmpty() ? message : outreach,
                Item.first(item.at("Subject"), item.at("Tag")));
    }

    private static List<Identifier> who(Item item) {
        return new Who()
                .user(item.at("Metadata"))
                .email(item.at("Recipient"))
                .email(item.at("Email"))
                .list();
    }

    /// Only bounces have an id. What tells the others apart is the message, the recipient, the time and the link.
    private static String idOf(Item item, String type, String time) {
        Field bounce = item.at("ID");
        if (!bounce.text().isEmpty()) return item.id("%s:%s".formatted(type, bounce.text()));
        String rest = ContentHash.word(
                item.at("Recipient").text(),
                item.at(time).text(),
                item.at("OriginalLink").text());
        return item.id("%s:%s:%s".formatted(type, item.at("MessageID").text(), rest));
    }
}
