package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response.Rejected;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.proof.Freshness;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a webhook that we know nothing about is verified: by a secret in a header, by a code over its body, or as the
/// Standard Webhooks have it.
///
/// @param mapping its options
record MappedProof(Mapping mapping) {

    private static final String BEARER = "Bearer ";
    private static final String STANDARD_SECRET = "whsec_";
    private static final String STANDARD_SCHEME = "v1,";
    private static final int SIGNATURES_MAX = 20;

    /// Why a delivery is not believed; nothing if it is.
    Optional<Rejected> refused(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Optional.of(Refused.notSetUp("it needs a secret"));
        return switch (mapping.word("verify", "secret")) {
            case "hmac" -> hmac(delivery, account, secrets);
            case "standard" -> standard(delivery, account, secrets);
            default -> secret(delivery, secrets);
        };
    }

    private Optional<Rejected> secret(Delivery delivery, List<String> secrets) {
        String header = mapping.word("header", "authorization");
        String given = delivery.header(header).orElse("");
        boolean isBearer = header.toLowerCase(Locale.ROOT).equals("authorization") && given.startsWith(BEARER);
        String bare = isBearer ? given.substring(BEARER.length()).strip() : given.strip();
        if (bare.isEmpty()) return Optional.of(Refused.missing("secret in the header " + header));
        return Secrets.has(secrets, bare) ? Optional.empty() : Optional.of(Refused.invalid("secret"));
    }

    private Optional<Rejected> hmac(Delivery delivery, Account account, List<String> secrets) {
        String header = mapping.word("header", "x-webhook-signature");
        String given = delivery.header(header).orElse("").strip();
        String scheme = mapping.option("prefix");
        if (given.isEmpty()) return Optional.of(Refused.missing("signature in the header " + header));
        String code = given.startsWith(scheme) ? given.substring(scheme.length()) : "";
        boolean isBase64 = mapping.word("encoding", "hex").equals("base64");
        Hmac.Form form = isBase64 ? Hmac.Form.BASE64 : Hmac.Form.HEX;
        boolean isTimed = mapping.has("timestamp_header");
        String time =
                isTimed ? delivery.header(mapping.option("timestamp_header")).orElse("") : "";
        byte[] before = (isTimed ? time + "." : "").getBytes(StandardCharsets.UTF_8);
        if (!Hmac.matches(secrets, List.of(code), form, before, delivery.body())) {
            return Optional.of(Refused.invalid("signature"));
        }
        boolean isFresh = !isTimed || Freshness.isFresh(time, delivery, account);
        return isFresh ? Optional.empty() : Optional.of(Refused.stale("timestamp"));
    }

    private static Optional<Rejected> standard(Delivery delivery, Account account, List<String> secrets) {
        String id = delivery.header("webhook-id").orElse("");
        String time = delivery.header("webhook-timestamp").orElse("");
        List<String> codes = new ArrayList<>();
        for (String signature : delivery.header("webhook-signature").orElse("").split(" ", -1)) {
            boolean isOurs = signature.startsWith(STANDARD_SCHEME) && codes.size() < SIGNATURES_MAX;
            if (isOurs) codes.add(signature.substring(STANDARD_SCHEME.length()));
        }
        if (id.isEmpty() || time.isEmpty() || codes.isEmpty()) return Optional.of(Refused.missing("signature"));
        byte[] before = "%s.%s.".formatted(id, time).getBytes(StandardCharsets.UTF_8);
        boolean isSigned = secrets.stream()
                .map(MappedProof::key)
                .anyMatch(key -> key.length > 0 && Hmac.matches(key, codes, before, delivery.body()));
        if (!isSigned) return Optional.of(Refused.invalid("signature"));
        return Freshness.isFresh(time, delivery, account) ? Optional.empty() : Optional.of(Refused.stale("timestamp"));
    }

    /// A secret of the Standard Webhooks is bytes, written as `whsec_` and base64.
    private static byte[] key(String secret) {
        String base64 = secret.startsWith(STANDARD_SECRET) ? secret.substring(STANDARD_SECRET.length()) : secret;
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }
}
