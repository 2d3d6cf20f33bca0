package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Shopify's webhooks: one object of a topic each, signed with the app's client secret.
///
/// @see <a href="https://shopify.dev/docs/apps/build/webhooks">About webhooks</a>
public final class Shopify implements Source {

    /// How this kind is called.
    public static final String KIND = "shopify";

    private static final String SIGNATURE = "x-shopify-hmac-sha256";
    private static final String TOPIC = "x-shopify-topic";
    private static final String WEBHOOK_ID = "x-shopify-webhook-id";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Response read(Delivery delivery, Account account) {
        Optional<Response.Rejected> refused = refused(delivery, account);
        if (refused.isPresent()) return refused.get();
        String topic = delivery.header(TOPIC).orElse("");
        String webhook = delivery.header(WEBHOOK_ID).orElse("");
        boolean testsCount = TrialEvents.count(account);
        return Readings.of(
                new Readings.From(KIND, account, delivery, Set.of()),
                Slices.whole(delivery.body()),
                item -> new ShopifyTopic(item, topic, webhook, testsCount).drafts());
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Optional.of(Refused.notSetUp("it needs the app's client secret"));
        String signature = delivery.header(SIGNATURE).orElse("");
        if (signature.isEmpty()) return Optional.of(Refused.missing("signature"));
        return Hmac.matches(secrets, List.of(signature), Hmac.Form.BASE64, delivery.body())
                ? Optional.empty()
                : Optional.of(Refused.invalid("signature"));
    }
}
