package io.customerpulse.server.source.webhook;

import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import java.util.List;
import java.util.Optional;

/// All kinds of webhooks. A new kind is one class and one line here; the contract test runs on each.
public final class Sources {

    private final List<Source> all;

    /// The kinds.
    ///
    /// @param certificates  see [AmazonSes]
    /// @param confirmations see [AmazonSes]
    public Sources(Certificates certificates, Confirmations confirmations) {
        all = List.of(
                new SendGrid(),
                new Mailgun(),
                new Postmark(),
                new AmazonSes(certificates, confirmations),
                new Shopify(),
                new Stripe(),
                new Chatwoot(),
                new XActivity(),
                new MappedWebhook());
    }

    /// Every kind, in the order of the documents.
    public List<Source> all() {
        return all;
    }

    /// The source of a kind.
    public Optional<Source> of(String kind) {
        return all.stream().filter(source -> source.kind().equals(kind)).findFirst();
    }
}
