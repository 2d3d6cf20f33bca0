package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.source.webhook.fetch.SnsClient;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.SnsAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonSesTest {

    private static final Instant AT = Golden.RECEIVED_AT;
    private static final String DELIVERY = Golden.of(AmazonSes.KIND, "open").record();

    // ---- signatures --------------------------------------------------------------------------

    @Test
    void bothVersionsOfSignaturesHoldAndNoOther() {
        assertThat(read(version("1"))).startsWith("ses:");
        assertThat(read(version("2"))).startsWith("ses:");
        assertThat(read(version("3"))).endsWith("invalid_signature");
    }

    private static Sent version(String version) {
        Map<String, Object> envelope = Topic.notification(DELIVERY, AT);
        envelope.put("SignatureVersion", version);
        return Topic.signed(envelope, Topic.CERTIFICATE, AT);
    }

    @Test
    void theSubjectIsSignedIfThereIsOne() {
        Map<String, Object> envelope = Topic.notification(DELIVERY, AT);
        envelope.put("Subject", "Amazon SES Email Event Notification");

        assertThat(read(Topic.signed(envelope, Topic.CERTIFICATE, AT))).startsWith("ses:");

        envelope.put("Subject", "another");
        Sent changed = Sent.post(Sent.bytes(Json.write(envelope)), Map.of(), AT);
        assertThat(read(changed)).endsWith("invalid_signature");
    }

    @Test
    void aCertificateHoldsForItsTime() {
        TestCertificate brief = TestCertificate.make(1);
        Certificates certificates = address -> Optional.of(brief.certificate());
        Instant within = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(read(Topic.signed(Topic.notification(DELIVERY, within), brief, within), certificates))
                .startsWith("ses:");
        assertThat(read(Topic.signed(Topic.notification(DELIVERY, AT), brief, AT), certificates))
                .endsWith("invalid_signature");
    }

    @Test
    void aCertificateThatCannotBeHadNowIsAskedForAgain() {
        Sent sent = Topic.signed(Topic.notification(DELIVERY, AT), Topic.CERTIFICATE, AT);

        assertThat(read(sent, address -> Optional.empty())).isEqualTo("rejected 503 certificate_unavailable");
    }

    // ---- topics ------------------------------------------------------------------------------

    @Test
    void aMessageOfATopicThatIsNotOursIsNotBelievedThoughItIsSignedByAmazon() {
        Map<String, Object> envelope = Topic.notification(DELIVERY, AT);
        envelope.put("TopicArn", Topic.OTHER_ARN);

        assertThat(read(Topic.signed(envelope, Topic.CERTIFICATE, AT))).isEqualTo("rejected 401 unknown_topic");
    }

    @Test
    void onlyASubscriptionOfOurTopicIsConfirmed() {
        List<URI> confirmed = new ArrayList<>();
        AmazonSes source = new AmazonSes(address -> Optional.of(Topic.CERTIFICATE.certificate()), confirmed::add);
        Sent sent = Topic.signed(Topic.confirmation(AT), Topic.CERTIFICATE, AT);

        assertThat(Golden.text(source.read(sent.delivery(), Topic.account(Topic.OTHER_ARN))))
                .isEqualTo("rejected 401 unknown_topic");
        assertThat(confirmed).isEmpty();
        assertThat(Golden.text(source.read(sent.delivery(), Topic.account(Topic.ARN))))
                .isEqualTo("answer text/plain confirmed");
        assertThat(confirmed).containsExactly(URI.create(Topic.CONFIRM_URL));
    }

    @Test
    void aSubscriptionThatCannotBeConfirmedNowIsAskedForAgain() {
        AmazonSes source = new AmazonSes(address -> Optional.of(Topic.CERTIFICATE.certificate()), address -> false);
        Sent sent = Topic.signed(Topic.confirmation(AT), Topic.CERTIFICATE, AT);

        assertThat(Golden.text(source.read(sent.delivery(), Topic.account(Topic.ARN))))
                .isEqualTo("rejected 503 not_confirmed");
    }

    // ---- addresses ---------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com.evil.example/a.pem",
                "https://sns.eu-west-1.amazonaws.com@evil.example/a.pem",
                "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem",
                "https://evil.example#sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
                "https://user@sns.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.pem?x=1",
                "https://sns.eu-west-1.amazonaws.com/a.pem#x",
                "https://sns.eu-west-1.amazonaws.com/b/../a.pem",
                "https://sns.eu-west-1.amazonaws.com/a.txt",
                "https://sns.evil.example.amazonaws.com/a.pem",
                "https://s3.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com./a.pem",
                "https://SNS.eu-west-1.amazonaws.com/a.pem",
                "https://sns.eu-west-1.amazonaws.com\\@evil.example/a.pem",
                "https:sns.eu-west-1.amazonaws.com/a.pem",
                "https://127.0.0.1/a.pem",
                "file:///etc/hostname",
                "sns.eu-west-1.amazonaws.com/a.pem",
                "",
                " "
            })
    void noAddressButAmazonsIsEverAskedFor(String address) {
        Map<String, Object> envelope = Topic.notification(DELIVERY, AT);
        envelope.put("SigningCertURL", address);
        List<URI> asked = new ArrayList<>();
        Certificates certificates = where -> {
            asked.add(where);
            return Optional.of(Topic.CERTIFICATE.certificate());
        };

        assertThat(read(Topic.signed(envelope, Topic.CERTIFICATE, AT), certificates))
                .startsWith("rejected 401");
        assertThat(asked).isEmpty();
        assertThat(SnsAddress.certificate(address)).isEmpty();
        assertThat(SnsAddress.confirmation(address.replace("a.pem", "?Action=ConfirmSubscription")))
                .satisfiesAnyOf(
                        found -> assertThat(found).isEmpty(),
                        found -> assertThat(found.orElseThrow().getHost()).isEqualTo("sns.eu-west-1.amazonaws.com"));
    }

    @Test
    void amazonsOwnAddressesAreTaken() {
        assertThat(SnsAddress.certificate(Topic.CERTIFICATE_URL)).isPresent();
        assertThat(SnsAddress.certificate("https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem"))
                .isPresent();
        assertThat(SnsAddress.confirmation(Topic.CONFIRM_URL)).isPresent();
        assertThat(SnsAddress.confirmation("https://sns.eu-west-1.amazonaws.com/?Action=DeleteTopic"))
                .isEmpty();
    }

    // ---- the client --------------------------------------------------------------------------

    @Test
    void aCertificateIsFetchedOnce() {
        List<URI> fetched = new ArrayList<>();
        SnsClient client = new SnsClient(address -> {
            fetched.add(address);
            return Optional.of(Topic.CERTIFICATE.pem());
        });
        URI address = URI.create(Topic.CERTIFICATE_URL);

        assertThat(client.at(address)).contains(Topic.CERTIFICATE.certificate());
        assertThat(client.at(address)).contains(Topic.CERTIFICATE.certificate());
        assertThat(fetched).containsExactly(address);
    }

    @Test
    void whatIsNoCertificateIsNoneAndIsAskedForAgain() {
        List<URI> fetched = new ArrayList<>();
        SnsClient client = new SnsClient(address -> {
            fetched.add(address);
            return Optional.of("no certificate");
        });
        URI address = URI.create(Topic.CERTIFICATE_URL);

        assertThat(client.at(address)).isEmpty();
        assertThat(client.at(address)).isEmpty();
        assertThat(fetched).hasSize(2);
    }

    @Test
    void theClientCallsNobodyButAmazonWhoeverAsks() {
        SnsClient client = new SnsClient(address -> {
            throw new AssertionError(address);
        });

        assertThat(client.at(URI.create("https://evil.example/a.pem"))).isEmpty();
        assertThat(client.confirm(URI.create("https://evil.example/?Action=ConfirmSubscription")))
                .isFalse();
        assertThat(client.confirm(URI.create("https://sns.eu-west-1.amazonaws.com/?Action=DeleteTopic")))
                .isFalse();
    }

    @Test
    void theClientConfirmsByCalling() {
        List<URI> called = new ArrayList<>();
        SnsClient client = new SnsClient(address -> {
            called.add(address);
            return called.size() > 1 ? Optional.of("<xml/>") : Optional.empty();
        });

        assertThat(client.confirm(URI.create(Topic.CONFIRM_URL))).isFalse();
        assertThat(client.confirm(URI.create(Topic.CONFIRM_URL))).isTrue();
    }

    private static String read(Sent sent) {
        return read(sent, address -> Optional.of(Topic.CERTIFICATE.certificate()));
    }

    private static String read(Sent sent, Certificates certificates) {
        AmazonSes source = new AmazonSes(certificates, address -> true);
        return Golden.text(source.read(sent.delivery(), Topic.account(Topic.ARN)));
    }
}
