package io.customerpulse.server.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.proof.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is peculiar to the proof of one kind or another; what all keep is in [WebhooksTest].
class ProofsTest {

    private static final Instant AT = Golden.RECEIVED_AT;
    private static final String TIME = Long.toString(AT.getEpochSecond());

    // ---- Stripe ------------------------------------------------------------------------------

    @Test
    void oneRightSignatureOfSeveralIsEnough() {
        Account account = Senders.of(Stripe.KIND).account();
        byte[] body = Sent.bytes(Golden.of(Stripe.KIND, "charge-succeeded").record());
        String right = Senders.hex(Hmac.sha256(account.secret(), Sent.bytes(TIME + "."), body));
        String wrong = "00".repeat(32);

        assertThat(stripe(account, body, "t=%s,v1=%s,v1=%s,v0=abc".formatted(TIME, wrong, right)))
                .startsWith("stripe:charge");
        assertThat(stripe(account, body, "v1=%s, t=%s".formatted(right, TIME))).startsWith("stripe:charge");
        assertThat(stripe(account, body, "t=%s,v1=%s".formatted(TIME, wrong))).endsWith("invalid_signature");
        assertThat(stripe(account, body, "t=%s,v0=%s".formatted(TIME, right))).endsWith("missing_signature");
        assertThat(stripe(account, body, "t=%s,v1=%s".formatted(AT.getEpochSecond() + 1, right)))
                .endsWith("invalid_signature");
        assertThat(stripe(account, body, "t=,v1=")).endsWith("missing_signature");
        assertThat(stripe(account, body, "t=%s,v1=%s".formatted(TIME, right.substring(2))))
                .endsWith("invalid_signature");
    }

    private static String stripe(Account account, byte[] body, String header) {
        return read(new Stripe(), account, Sent.post(body, Map.of("Stripe-Signature", header), AT));
    }

    // ---- Mailgun -----------------------------------------------------------------------------

    @Test
    void theSignatureOfAParentAccountHoldsToo() {
        Account account = Senders.of(Mailgun.KIND).account();
        String code = Senders.hex(Hmac.sha256(account.secret(), Sent.bytes(TIME + "token")));
        String body =
                """
                {"signature": {"timestamp": %s, "token": "token", "signature": "00ff", "parent-signature": "%s"},
                 "event-data": %s}""".formatted(TIME, code, Golden.of(Mailgun.KIND, "delivered").record());

        assertThat(read(new Mailgun(), account, Sent.post(Sent.bytes(body), Map.of(), AT)))
                .startsWith("mailgun:2026-03-02:");
    }

    // ---- Postmark ----------------------------------------------------------------------------

    @Test
    void aHeaderOfOnesOwnHoldsInsteadOfUserAndPassword() {
        byte[] body = Sent.bytes(Golden.of(Postmark.KIND, "click").record());
        Account account = new Account("src_postmark", "hush", Map.of("header", "X-Hush"));

        assertThat(read(new Postmark(), account, Sent.post(body, Map.of("x-hush", "hush"), AT)))
                .startsWith("postmark:Click");
        assertThat(read(new Postmark(), account, Sent.post(body, Map.of("X-Hush", "hushh"), AT)))
                .endsWith("invalid_signature");
        assertThat(read(new Postmark(), account, Sent.post(body, Map.of("Authorization", "Basic aHVzaA=="), AT)))
                .endsWith("missing_signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer x", "basic cHVsc2U6b2YgdGhlIHRlc3Rz"})
    void whatIsNoUserAndPasswordIsNotBelieved(String header) {
        Account account = Senders.of(Postmark.KIND).account();
        byte[] body = Sent.bytes(Golden.of(Postmark.KIND, "click").record());

        assertThat(read(new Postmark(), account, Sent.post(body, Map.of("Authorization", header), AT)))
                .startsWith("rejected 401");
    }

    // ---- Chatwoot ----------------------------------------------------------------------------

    @Test
    void aTokenHoldsWhereNothingIsSigned() {
        Account account = new Account("src_chatwoot", "old token\nnew token", Map.of());
        Sent bare = Sent.post(
                Sent.bytes(Golden.of(Chatwoot.KIND, "message-incoming").record()), Map.of(), AT);

        assertThat(read(new Chatwoot(), account, bare.with("token", "new token")))
                .startsWith("chatwoot:1:message:901");
        assertThat(read(new Chatwoot(), account, bare.withHeader("X-Webhook-Token", "old token")))
                .startsWith("chatwoot:1:message:901");
        assertThat(read(new Chatwoot(), account, bare.with("token", "new"))).endsWith("invalid_signature");
        assertThat(read(new Chatwoot(), account, bare)).endsWith("missing_signature");
    }

    @Test
    void aWrongSignatureIsNotMendedByATokenBesideIt() {
        Account account = new Account("src_chatwoot", "token", Map.of());
        Sent sent = Sent.post(
                        Sent.bytes("{}"),
                        Map.of("X-Chatwoot-Signature", "sha256=" + "00".repeat(32), "X-Chatwoot-Timestamp", TIME),
                        AT)
                .with("token", "token");

        assertThat(read(new Chatwoot(), account, sent)).endsWith("invalid_signature");
    }

    @Test
    void contactsOfTwoInstallationsAreToldApartByTheirScope() {
        Account account = new Account("src_chatwoot", "token", Map.of("scope", "eu"));
        Sent sent = Sent.post(Sent.bytes(Golden.of(Chatwoot.KIND, "message-bot").record()), Map.of(), AT)
                .with("token", "token");

        assertThat(read(new Chatwoot(), account, sent))
                .startsWith("chatwoot:eu:1:message:904")
                .contains("chatwoot_contact:eu:1:55");
    }

    // ---- X -----------------------------------------------------------------------------------

    @Test
    void aChallengeIsAnsweredWithItsCodeUnderTheSecret() {
        Account account = Senders.of(XActivity.KIND).account();
        String token = "MTk4NDc2-_=+/abc";
        String code = Base64.getEncoder().encodeToString(Hmac.sha256(account.secret(), Sent.bytes(token)));

        assertThat(read(new XActivity(), account, challenge(token)))
                .isEqualTo("answer application/json {\"response_token\":\"sha256=%s\"}".formatted(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"for_user_id\":\"1\"}", "a b", "[1]", "\"", "é"})
    void aChallengeCannotBeUsedToHaveABodySigned(String token) {
        Account account = Senders.of(XActivity.KIND).account();

        assertThat(read(new XActivity(), account, challenge(token))).isEqualTo("rejected 400 unreadable");
    }

    private static Sent challenge(String token) {
        return Sent.post(new byte[0], Map.of(), AT).by("GET").with("crc_token", token);
    }

    // ---- a webhook of any kind ---------------------------------------------------------------

    @Test
    void aWebhookOfAnyKindIsVerifiedByASecretInAHeader() {
        Account account = mapped(Map.of());
        Sent sent = Sent.post(Sent.bytes("{\"what\":\"visit\",\"user\":\"ada\"}"), Map.of(), AT);

        assertThat(read(sent.withHeader("Authorization", "Bearer hush"), account))
                .startsWith("webhook:src_any:");
        assertThat(read(sent.withHeader("Authorization", "hush"), account)).startsWith("webhook:src_any:");
        assertThat(read(sent.withHeader("Authorization", "Bearer hus"), account))
                .endsWith("invalid_signature");
        assertThat(read(sent, account)).endsWith("missing_signature");
        assertThat(read(sent.withHeader("X-Hush", "hush"), mapped(Map.of("header", "X-Hush"))))
                .startsWith("webhook:src_any:");
    }

    @Test
    void aWebhookOfAnyKindIsVerifiedByACodeOverItsBody() {
        Account account = mapped(Map.of("verify", "hmac", "encoding", "base64", "prefix", "sha256="));
        byte[] body = Sent.bytes("{\"what\":\"visit\",\"user\":\"ada\"}");
        String code = Base64.getEncoder().encodeToString(Hmac.sha256("hush", body));
        Sent sent = Sent.post(body, Map.of("X-Webhook-Signature", "sha256=" + code), AT);

        assertThat(read(sent, account)).startsWith("webhook:src_any:");
        assertThat(read(sent.comingIn(AT.plusSeconds(100_000)), account)).startsWith("webhook:src_any:");
        assertThat(read(sent.withHeader("X-Webhook-Signature", code), account)).endsWith("invalid_signature");
        assertThat(read(sent.withBody(Sent.bytes("{\"what\":\"visit\",\"user\":\"bob\"}")), account))
                .endsWith("invalid_signature");
    }

    @Test
    void aWebhookOfAnyKindIsVerifiedAsTheStandardHasIt() {
        byte[] key = "twenty-four bytes or more".getBytes(StandardCharsets.UTF_8);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        Account account = new Account("src_any", secret, with(Map.of("verify", "standard")));
        byte[] body = Sent.bytes("{\"what\":\"visit\",\"user\":\"ada\"}");
        byte[] code = Hmac.sha256(key, Sent.bytes("msg_1.%s.".formatted(TIME)), body);
        String signatures = "v1a,abc v1,AAAA v1," + Base64.getEncoder().encodeToString(code);
        Sent sent = Sent.post(
                body, Map.of("webhook-id", "msg_1", "webhook-timestamp", TIME, "webhook-signature", signatures), AT);

        assertThat(read(sent, account)).startsWith("webhook:src_any:msg_1\n");
        assertThat(read(sent.withHeader("webhook-id", "msg_2"), account)).endsWith("invalid_signature");
        assertThat(read(sent.comingIn(AT.plusSeconds(301)), account)).endsWith("stale_timestamp");
        assertThat(read(sent, new Account("src_any", "whsec_!", account.options())))
                .endsWith("invalid_signature");
    }

    @Test
    void aToleranceOfOnesOwnHolds() {
        Account account = Senders.of(Stripe.KIND).account();
        Sent sent = Golden.of(Stripe.KIND, "charge-succeeded").sentBy(Senders.of(Stripe.KIND));
        Account patient = new Account("src_stripe", account.secret(), Map.of("tolerance_seconds", "86400"));
        Account wrong = new Account("src_stripe", account.secret(), Map.of("tolerance_seconds", "for ever"));

        assertThat(read(new Stripe(), patient, sent.comingIn(AT.plusSeconds(86_400))))
                .startsWith("stripe:");
        assertThat(read(new Stripe(), patient, sent.comingIn(AT.plusSeconds(86_401))))
                .endsWith("stale_timestamp");
        assertThat(read(new Stripe(), wrong, sent.comingIn(AT.plusSeconds(301))))
                .endsWith("stale_timestamp");
    }

    // ---- options -----------------------------------------------------------------------------

    @Test
    void whatIsWrongWithAMappingIsSaidAllAtOnceAndNothingIsReadUntilItIsMended() {
        Map<String, String> options = Map.of(
                "verify", "never",
                "customer", "user id=/a, email",
                "signals", "a=, b",
                "time", "when",
                "value", "=12",
                "channel", "web",
                "chanel", "=web");
        Account account = new Account("src_any", "hush", options);

        assertThat(Webhooks.problems(MappedWebhook.KIND, account))
                .containsExactlyInAnyOrder(
                        "chanel: no such option",
                        "signal: must be given",
                        "verify: must be one of [hmac, secret, standard]",
                        "customer: must be kind=/place, got user id=/a",
                        "customer: must be kind=/place, got email",
                        "signals: must be name=signal, got a=",
                        "signals: must be name=signal, got b",
                        "time: must be a place such as /a/b",
                        "value: must be a place such as /a/b",
                        "channel: must be a place such as /a/b, or =text");
        assertThat(read(Sent.post(Sent.bytes("{}"), Map.of("Authorization", "hush"), AT), account))
                .isEqualTo("rejected 503 not_set_up");
    }

    @Test
    void whatIsWrongWithASourceIsSaidWhenItIsSetUp() {
        for (Sender sender : Senders.ALL) {
            String kind = sender.source().kind();
            assertThat(Webhooks.problems(kind, sender.account())).as(kind).isEmpty();
            assertThat(Webhooks.problems(kind, new Account("src_any", "", Map.of())))
                    .as(kind)
                    .isNotEmpty();
        }
        assertThat(Webhooks.problems(SendGrid.KIND, new Account("src_any", "SG.api-key", Map.of())))
                .containsExactly("secret: must be the public key that SendGrid shows");
        assertThat(Webhooks.problems(
                        Stripe.KIND, new Account("src_any", "whsec_x", Map.of("tolerance_seconds", "99999", "x", "y"))))
                .containsExactly("x: no such option", "tolerance_seconds: must be a whole number from 1 to 86400");
        assertThat(Webhooks.problems("fax", new Account("src_any", "x", Map.of())))
                .hasSize(1);
    }

    @Test
    void eachElementOfAListIsARecordOfItsOwn() {
        String body = "[{\"what\":\"visit\",\"user\":\"ada\"},{\"what\":\"visit\",\"user\":\"bob\"}]";
        Sent sent = Sent.post(Sent.bytes(body), Map.of("Authorization", "hush", "webhook-id", "msg_1"), AT);

        assertThat(read(sent, mapped(Map.of())).split("\n\n", -1)).hasSize(2).doesNotHaveDuplicates();
    }

    private static Account mapped(Map<String, String> more) {
        return new Account("src_any", "hush", with(more));
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.putAll(Map.of("customer", "user_id=/user", "signal", "/what"));
        return options;
    }

    private static String read(Sent sent, Account account) {
        return read(new MappedWebhook(), account, sent);
    }

    private static String read(Source source, Account account, Sent sent) {
        Delivery delivery = sent.delivery();
        Response response = source.read(delivery, account);
        assertThat(List.of(200, 400, 401, 503)).contains(response instanceof Response.Rejected it ? it.status() : 200);
        return Golden.text(response);
    }
}
