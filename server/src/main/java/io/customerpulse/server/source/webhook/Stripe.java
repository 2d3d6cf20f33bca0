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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stripe's webhooks: one event each, signed with the secret of the endpoint.
///
/// @see <a href="https://docs.stripe.com/webhooks">Webhooks</a>
public final class Stripe implements Source {

    /// How this kind is called.
    public static final String KIND = "stripe";

    private static final String SIGNATURE = "stripe-signature";
    private static final int SIGNATURES_MAX = 20;

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
        boolean testsCount = TrialEvents.count(account);
        return Readings.of(
                new Readings.From(KIND, account, delivery, Set.of("pending_webhooks", "request")),
                Slices.whole(delivery.body()),
                item -> new StripeEvent(item, testsCount).drafts());
    }

    private static Optional<Response.Rejected> refused(Delivery delivery, Account account) {
        List<String> secrets = Secrets.of(account);
        if (secrets.isEmpty()) return Optional.of(Refused.notSetUp("it needs the secret of the endpoint, whsec_…"));
        String time = "";
        List<String> codes = new ArrayList<>();
        for (String part : delivery.header(SIGNATURE).orElse("").split(",", -1)) {
            String bare = part.strip();
            if (bare.startsWith("t=")) time = bare.substring(2);
            if (bare.startsWith("v1=") && codes.size() < SIGNATURES_MAX) codes.add(bare.substring(3));
        }
        if (time.isEmpty() || codes.isEmpty()) return Optional.of(Refused.missing("signature"));
        byte[] prefix = (time + ".").getBytes(StandardCharsets.UTF_8);
        if (!Hmac.matches(secrets, codes, Hmac.Form.HEX, prefix, delivery.body())) {
            return Optional.of(Refused.invalid("signature"));
        }
        return Freshness.isFresh(time, delivery, account) ? Optional.empty() : Optional.of(Refused.stale("time"));
    }
}
