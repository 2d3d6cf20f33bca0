package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.proof.Freshness;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Chatwoot's webhooks: one object each. Newer versions sign with a secret of the webhook; for older ones a token of
/// one's own stands in the address, or in a header that a proxy adds.
///
/// @see <a href="https://www.chatwoot.com/docs/product/others/webhook-events">Webhook events</a>
public final class Chatwoot implements Source {

    /// How this kind is called.
    public static final String KIND = "chatwoot";

    /// The option that tells this installation's contacts from another's.
    public static final String SCOPE = "scope";

    private static final String SIGNATURE = "x-chatwoot-signature";
    private static final String TIMESTAMP = "x-chatwoot-timestamp";
    private static final String DELIVERY = "x-chatwoot-delivery";
    private static final String SCHEME = "sha256=";
    private static final String TOKEN_PARAMETER = "token";
    private static final String TOKEN_HEADER = "x-webhook-token";

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
        String sending = delivery.header(DELIVERY).orElse("");
        String scope = account.options().getOrDefault(SCOPE, "");
        return Readings.of(
                new Readings.From(KIND, account, delivery, Set.of()),
                Slices.whole(delivery.body()),
                item -> new ChatwootEvent(item, scope, sending).drafts());
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Optional.of(Refused.notSetUp("it needs the webhook's secret, or a token"));
        String signature = delivery.header(SIGNATURE).orElse("");
        if (!signature.isEmpty()) return refused(delivery, account, signature);
        String token =
                delivery.header(TOKEN_HEADER).orElse(delivery.target().query().getOrDefault(TOKEN_PARAMETER, ""));
        if (token.isEmpty()) return Optional.of(Refused.missing("signature or token"));
        return Secrets.has(secrets, token) ? Optional.empty() : Optional.of(Refused.invalid("token"));
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account, String signature) {
        String time = delivery.header(TIMESTAMP).orElse("");
        String code = signature.startsWith(SCHEME) ? signature.substring(SCHEME.length()) : signature;
        byte[] prefix = (time + ".").getBytes(StandardCharsets.UTF_8);
        if (!Hmac.matches(Secrets.of(account), List.of(code), Hmac.Form.HEX, prefix, delivery.body())) {
            return Optional.of(Refused.invalid("signature"));
        }
        return Freshness.isFresh(time, delivery, account) ? Optional.empty() : Optional.of(Refused.stale("timestamp"));
    }
}
