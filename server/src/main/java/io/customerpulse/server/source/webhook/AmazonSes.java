package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Response.Answer;
import io.customerpulse.server.source.Response.Rejected;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Field;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import io.customerpulse.server.source.webhook.proof.Freshness;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.SnsAddress;
import io.customerpulse.server.source.webhook.proof.SnsMessage;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Amazon SES, whose events come as messages of the notification service SNS, signed with Amazon's certificate.
///
/// That signature only says that it comes from SNS, which anybody can rent. What makes it the brand's is the topic, so
/// the source takes nothing but the topics it is told, and confirms no other.
///
/// @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">Events</a>
public final class AmazonSes implements Source {

    /// How this kind is called.
    public static final String KIND = "ses";

    /// The option that holds the topics to take, separated by blanks or commas.
    public static final String TOPICS = "topic_arn";

    /// A message is signed when it is published, and tried again for up to an hour.
    private static final Duration RETRIED_FOR = Duration.ofMinutes(65);

    /// What of the envelope is not of the event.
    private static final Set<String> OF_THE_SENDING =
            Set.of("Timestamp", "Signature", "SignatureVersion", "SigningCertURL", "UnsubscribeURL");

    private final Certificates certificates;
    private final Confirmations confirmations;

    /// The source.
    ///
    /// @param certificates  asked only for addresses of Amazon's
    /// @param confirmations asked only for addresses of Amazon's, and topics of the account
    public AmazonSes(Certificates certificates, Confirmations confirmations) {
        this.certificates = certificates;
        this.confirmations = confirmations;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        Optional<JsonNode> body = Json.text(delivery.body()).flatMap(Json::read).filter(JsonNode::isObject);
        if (body.isEmpty()) return Refused.unreadable("a JSON object, the message of a topic");
        SnsMessage message = new SnsMessage(new Field(body.get(), ""));
        Optional<Rejected> refused = refused(message, delivery, account);
        if (refused.isPresent()) return refused.get();
        return switch (message.type()) {
            case SnsMessage.NOTIFICATION -> again(delivery, account);
            case SnsMessage.CONFIRMATION -> confirmed(message);
            case SnsMessage.GOODBYE -> new Answer("text/plain", "noted");
            default -> Refused.unreadable("a message whose Type is Notification or SubscriptionConfirmation");
        };
    }

    @Override
    public Response again(Delivery delivery, Account account) {
        Readings.From from = new Readings.From(KIND, account, delivery, OF_THE_SENDING);
        return Readings.of(from, Slices.whole(delivery.body()), item -> new SesEvent(item).drafts());
    }

    private Response confirmed(SnsMessage message) {
        Optional<URI> address =
                SnsAddress.confirmation(message.envelope().at("SubscribeURL").text());
        if (address.isEmpty()) return Refused.invalid("SubscribeURL");
        return confirmations.confirm(address.get())
                ? new Answer("text/plain", "confirmed")
                : new Rejected(503, "not_confirmed", "the subscription could not be confirmed; send it again");
    }

    private Optional<Rejected> refused(SnsMessage message, Delivery delivery, Account account) {
        List<String> topics = topics(account);
        if (topics.isEmpty()) return Optional.of(Refused.notSetUp("it needs the topic, as option " + TOPICS));
        if (message.envelope().at("Signature").text().isEmpty()) return Optional.of(Refused.missing("signature"));
        if (!topics.contains(message.envelope().at("TopicArn").text())) {
            String detail = "the message is of a topic that is not among those of the option %s".formatted(TOPICS);
            return Optional.of(new Rejected(401, "unknown_topic", detail));
        }
        Optional<URI> address =
                SnsAddress.certificate(message.envelope().at("SigningCertURL").text());
        if (address.isEmpty()) return Optional.of(Refused.invalid("SigningCertURL"));
        Optional<X509Certificate> certificate = certificates.at(address.get());
        if (certificate.isEmpty()) {
            String detail = "the certificate of the signature cannot be had now; send it again";
            return Optional.of(new Rejected(503, "certificate_unavailable", detail));
        }
        if (!message.isSignedBy(certificate.get(), delivery.receivedAt())) {
            return Optional.of(Refused.invalid("signature"));
        }
        boolean isFresh = signedAt(message)
                .filter(at -> Freshness.isFresh(at, delivery, Freshness.tolerance(account, RETRIED_FOR)))
                .isPresent();
        return isFresh ? Optional.empty() : Optional.of(Refused.stale("Timestamp"));
    }

    private static Optional<Instant> signedAt(SnsMessage message) {
        try {
            return Optional.of(Instant.parse(message.envelope().at("Timestamp").text()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static List<String> topics(Account account) {
        String stated = account.options().getOrDefault(TOPICS, "");
        return List.of(stated.split("[\\s,]+", -1)).stream()
                .filter(topic -> !topic.isEmpty())
                .toList();
    }
}
