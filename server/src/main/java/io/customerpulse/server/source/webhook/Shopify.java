package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.item.Json;
import io.customerpulse.server.source.webhook.item.Readings;
import io.customerpulse.server.source.webhook.item.Slices;
import io.customerpulse.server.source.webhook.proof.Hmac;
import io.customerpulse.server.source.webhook.proof.Refused;
import io.customerpulse.server.source.webhook.proof.Secrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
        return refused.isPresent() ? refused.get() : read(delivery, account, record(delivery));
    }

    @Override
    public Response again(Delivery record, Account account) {
        return read(record, account, record.body());
    }

    private static Response read(Delivery delivery, Account account, byte[] record) {
        boolean testsCount = TrialEvents.count(account);
        return Readings.of(
                new Readings.From(KIND, account, delivery, Set.of()),
                Slices.whole(record),
                item -> new ShopifyTopic(item, testsCount).drafts());
    }

    /// The object with what it is, which Shopify says in headers: kept as one, the record can be read again.
    private static byte[] record(Delivery delivery) {
        String before = "{\"topic\":%s,\"webhook\":%s,\"body\":"
                .formatted(
                        Json.write(delivery.header(TOPIC).orElse("")),
                        Json.write(delivery.header(WEBHOOK_ID).orElse("")));
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        record.writeBytes(delivery.body());
        record.write('}');
        return record.toByteArray();
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
