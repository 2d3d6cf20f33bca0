package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.webhook.proof.Hmac;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One sender for each kind of source.
final class Senders {

    static final List<Sender> ALL = List.of(sendGrid(), shopify());

    private Senders() {}

    static Sender of(String kind) {
        return ALL.stream()
                .filter(sender -> sender.source().kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody sends to " + kind));
    }

    private static Sender sendGrid() {
        KeyPair keys = ellipticKeys();
        return Sender.of(new SendGrid(), publicKey(keys), publicKey(ellipticKeys()), new Sender.Signing() {
            @Override
            public Sent sign(byte[] record, Map<String, String> headers, Instant at) {
                String time = Long.toString(at.getEpochSecond());
                Map<String, String> all = new HashMap<>(headers);
                all.put("X-Twilio-Email-Event-Webhook-Timestamp", time);
                all.put("X-Twilio-Email-Event-Webhook-Signature", ecdsa(keys, Sent.bytes(time), record));
                return Sent.post(record, all, at);
            }

            @Override
            public int holdsSeconds() {
                return 300;
            }
        });
    }

    private static Sender shopify() {
        String secret = "shpss_of_the_tests";
        return Sender.of(new Shopify(), secret, "shpss_other", (record, headers, at) -> {
            Map<String, String> all = new HashMap<>(headers);
            all.put("X-Shopify-Hmac-SHA256", Base64.getEncoder().encodeToString(Hmac.sha256(secret, record)));
            return Sent.post(record, all, at);
        });
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
