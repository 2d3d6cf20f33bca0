package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.proof.Hmac;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One sender for each kind of source.
final class Senders {

    /// The options for a box office that we made up.
    static final Map<String, String> BOX_OFFICE = Map.ofEntries(
            Map.entry("verify", "hmac"),
            Map.entry("header", "X-Hall-Signature"),
            Map.entry("prefix", "v0="),
            Map.entry("timestamp_header", "X-Hall-Time"),
            Map.entry("records", "/tickets"),
            Map.entry("customer", "user_id=/guest/number, email=/guest/mail, phone=/guest/phone"),
            Map.entry("signal", "/what"),
            Map.entry("signals", "sold=Order Completed, returned=Order Refunded"),
            Map.entry("time", "/when"),
            Map.entry("time_unit", "milliseconds"),
            Map.entry("value", "/price/cents"),
            Map.entry("value_unit", "minor"),
            Map.entry("currency", "/price/currency"),
            Map.entry("id", "/no"),
            Map.entry("outreach", "/campaign"),
            Map.entry("content", "/show/titles/0"),
            Map.entry("channel", "=store"));

    static final List<Sender> ALL =
            List.of(sendGrid(), mailgun(), postmark(), ses(), shopify(), stripe(), chatwoot(), x(), mappedWebhook());

    private Senders() {}

    static Sender of(String kind) {
        return ALL.stream()
                .filter(sender -> sender.source().kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody sends to " + kind));
    }

    private static Sender sendGrid() {
        KeyPair keys = ellipticKeys();
        return Sender.of(
                new SendGrid(), publicKey(keys), publicKey(ellipticKeys()), held(300, (record, headers, at) -> {
                    String time = Long.toString(at.getEpochSecond());
                    String signature = ecdsa(keys, Sent.bytes(time), record);
                    Map<String, String> all = with(headers, "X-Twilio-Email-Event-Webhook-Timestamp", time);
                    return Sent.post(record, with(all, "X-Twilio-Email-Event-Webhook-Signature", signature), at);
                }));
    }

    private static Sender shopify() {
        String secret = "shpss_of_the_tests";
        return Sender.of(new Shopify(), secret, "shpss_other", (record, headers, at) -> {
            Map<String, String> all = new HashMap<>(headers);
            all.put("X-Shopify-Hmac-SHA256", Base64.getEncoder().encodeToString(Hmac.sha256(secret, record)));
            return Sent.post(record, all, at);
        });
    }

    private static Sender mailgun() {
        String key = "key-of-the-tests";
        return Sender.of(new Mailgun(), key, "key-other", held(300, (record, headers, at) -> {
            String time = Long.toString(at.getEpochSecond());
            String token = "c1e0d1a2b3f4c1e0d1a2b3f4c1e0d1a2b3f4c1e0d1a2b3f4c1";
            String code = hex(Hmac.sha256(key, Sent.bytes(time + token)));
            String body = "{\"signature\":{\"timestamp\":\"%s\",\"token\":\"%s\",\"signature\":\"%s\"},\"event-data\":"
                    .formatted(time, token, code);
            return Sent.post(joined(Sent.bytes(body), record, Sent.bytes("}")), headers, at);
        }));
    }

    private static Sender postmark() {
        String password = "pulse:of the tests";
        return Sender.of(new Postmark(), password, "pulse:other", (record, headers, at) -> {
            Map<String, String> all = new HashMap<>(headers);
            all.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(Sent.bytes(password)));
            return Sent.post(record, all, at);
        });
    }

    private static Sender ses() {
        AmazonSes source = new AmazonSes(
                address -> address.toString().equals(Topic.CERTIFICATE_URL)
                        ? Optional.of(Topic.CERTIFICATE.certificate())
                        : Optional.empty(),
                address -> true);
        return new Sender(
                source,
                Topic.account(Topic.ARN),
                Topic.account(Topic.OTHER_ARN + ", " + Topic.ARN),
                Topic.account(Topic.OTHER_ARN),
                held(3900, Topic::sign));
    }

    private static Sender stripe() {
        String secret = "whsec_of_the_tests";
        return Sender.of(new Stripe(), secret, "whsec_other", held(300, (record, headers, at) -> {
            String time = Long.toString(at.getEpochSecond());
            String code = hex(Hmac.sha256(secret, Sent.bytes(time + "."), record));
            return Sent.post(record, with(headers, "Stripe-Signature", "t=%s,v1=%s".formatted(time, code)), at);
        }));
    }

    private static Sender chatwoot() {
        String secret = "chatwoot_of_the_tests";
        return Sender.of(new Chatwoot(), secret, "chatwoot_other", held(300, (record, headers, at) -> {
            String time = Long.toString(at.getEpochSecond());
            String code = hex(Hmac.sha256(secret, Sent.bytes(time + "."), record));
            Map<String, String> all = with(headers, "X-Chatwoot-Signature", "sha256=" + code);
            return Sent.post(record, with(all, "X-Chatwoot-Timestamp", time), at);
        }));
    }

    private static Sender x() {
        String secret = "consumer_secret_of_the_tests";
        return Sender.of(new XActivity(), secret, "consumer_other", (record, headers, at) -> {
            String code = Base64.getEncoder().encodeToString(Hmac.sha256(secret, record));
            return Sent.post(record, with(headers, "x-twitter-webhooks-signature", "sha256=" + code), at);
        });
    }

    private static Sender mappedWebhook() {
        String secret = "secret of the tests";
        Sender plain = Sender.of(new MappedWebhook(), secret, "other secret", held(300, (record, headers, at) -> {
            String time = Long.toString(at.getEpochSecond());
            String code = hex(Hmac.sha256(secret, Sent.bytes(time + "."), record));
            Map<String, String> all = with(headers, "X-Hall-Signature", "v0=" + code);
            return Sent.post(record, with(all, "X-Hall-Time", time), at);
        }));
        return new Sender(
                plain.source(),
                with(plain.account(), BOX_OFFICE),
                with(plain.rotated(), BOX_OFFICE),
                with(plain.another(), BOX_OFFICE),
                plain.signing());
    }

    private static Account with(Account account, Map<String, String> options) {
        return new Account(account.id(), account.secret(), options);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    private static Sender.Signing held(int seconds, Sender.Signing signing) {
        return new Sender.Signing() {
            @Override
            public Sent sign(byte[] record, Map<String, String> headers, Instant at) {
                return signing.sign(record, headers, at);
            }

            @Override
            public int holdsSeconds() {
                return seconds;
            }
        };
    }

    static String hex(byte[] code) {
        return HexFormat.of().formatHex(code);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) joined.writeBytes(part);
        return joined.toByteArray();
    }

    private static KeyPair ellipticKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String publicKey(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static String ecdsa(KeyPair keys, byte[]... message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            for (byte[] part : message) signature.update(part);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
