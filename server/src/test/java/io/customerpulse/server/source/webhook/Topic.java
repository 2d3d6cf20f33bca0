package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.item.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// A topic of Amazon's notification service, as it wraps and signs what is published on it.
final class Topic {

    static final String ARN = "arn:aws:sns:eu-west-1:123456789012:mail-events";
    static final String OTHER_ARN = "arn:aws:sns:eu-west-1:999999999999:somebody-else";
    static final String CERTIFICATE_URL = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b2c.pem";
    static final String CONFIRM_URL =
            "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=2336412f37";
    static final TestCertificate CERTIFICATE = TestCertificate.make(3650);

    private Topic() {}

    static Account account(String topics) {
        return new Account("src_ses", "", topics.isEmpty() ? Map.of() : Map.of(AmazonSes.TOPICS, topics));
    }

    /// A message that says it brings these words.
    static Map<String, Object> notification(String message, Instant at) {
        Map<String, Object> envelope = envelope("Notification", message, at);
        envelope.put("MessageId", "5e2f1a7c-0d4a-5a0e-9d2f-4a1e7c9b0001");
        return envelope;
    }

    /// A message that asks to be confirmed.
    static Map<String, Object> confirmation(Instant at) {
        Map<String, Object> envelope = envelope("SubscriptionConfirmation", "You have chosen to subscribe", at);
        envelope.put("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b");
        envelope.put("Token", "2336412f37");
        envelope.put("SubscribeURL", CONFIRM_URL);
        return envelope;
    }

    private static Map<String, Object> envelope(String type, String message, Instant at) {
        Map<String, Object> envelope = new TreeMap<>();
        envelope.put("Type", type);
        envelope.put("TopicArn", ARN);
        envelope.put("Message", message);
        envelope.put("Timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        envelope.put("SignatureVersion", "2");
        envelope.put("SigningCertURL", CERTIFICATE_URL);
        return envelope;
    }

    /// The envelope signed by its version, as a request.
    static Sent signed(Map<String, Object> envelope, TestCertificate certificate, Instant at) {
        StringBuilder text = new StringBuilder();
        boolean isNotification = "Notification".equals(envelope.get("Type"));
        new TreeMap<>(envelope).forEach((name, value) -> {
            boolean isSigned =
                    switch (name) {
                        case "Message", "MessageId", "Timestamp", "TopicArn", "Type" -> true;
                        case "Subject" -> isNotification;
                        case "SubscribeURL", "Token" -> !isNotification;
                        default -> false;
                    };
            if (isSigned) text.append(name).append('\n').append(value).append('\n');
        });
        boolean isFirst = "1".equals(envelope.get("SignatureVersion"));
        envelope.put("Signature", certificate.sign(isFirst ? "SHA1withRSA" : "SHA256withRSA", text.toString()));
        return Sent.post(Sent.bytes(Json.write(envelope)), Map.of("x-amz-sns-message-type", "any"), at);
    }

    /// A record of mail on its way, wrapped and signed.
    static Sent sign(byte[] record, Map<String, String> headers, Instant at) {
        return signed(notification(new String(record, StandardCharsets.UTF_8), at), CERTIFICATE, at);
    }
}
