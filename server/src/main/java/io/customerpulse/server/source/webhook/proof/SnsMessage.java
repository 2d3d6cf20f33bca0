package io.customerpulse.server.source.webhook.proof;

import io.customerpulse.server.source.webhook.item.Field;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/// A message of Amazon's notification service as it arrives: an envelope whose members are signed.
///
/// @param envelope the members
/// @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying</a>
public record SnsMessage(Field envelope) {

    /// What carries an event.
    public static final String NOTIFICATION = "Notification";

    /// What asks whether a topic may send here.
    public static final String CONFIRMATION = "SubscriptionConfirmation";

    /// What says that a topic does not send here any more.
    public static final String GOODBYE = "UnsubscribeConfirmation";

    private static final List<String> SIGNED_OF_NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> SIGNED_OF_OTHERS =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    public String type() {
        return envelope.at("Type").text();
    }

    /// What is signed: each member's name and value on lines of their own, in the order of the names.
    String signed() {
        StringBuilder text = new StringBuilder();
        for (String name : type().equals(NOTIFICATION) ? SIGNED_OF_NOTIFICATION : SIGNED_OF_OTHERS) {
            Field member = envelope.at(name);
            if (!member.node().isString()) continue;
            text.append(name).append('\n').append(member.node().stringValue()).append('\n');
        }
        return text.toString();
    }

    /// Whether the holder of a certificate, valid at this instant, signed it.
    public boolean isSignedBy(X509Certificate certificate, Instant at) {
        String algorithm =
                switch (envelope.at("SignatureVersion").text()) {
                    case "1" -> "SHA1withRSA";
                    case "2" -> "SHA256withRSA";
                    default -> "";
                };
        if (algorithm.isEmpty()) return false;
        try {
            certificate.checkValidity(Date.from(at));
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signed().getBytes(StandardCharsets.UTF_8));
            return verifier.verify(
                    Base64.getDecoder().decode(envelope.at("Signature").text()));
        } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
            return false;
        }
    }
}
