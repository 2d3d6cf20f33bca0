package io.customerpulse.server.source.webhook;

import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.Source.Account;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import io.customerpulse.server.source.webhook.proof.EllipticKeys;
import io.customerpulse.server.source.webhook.proof.Freshness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All kinds of webhooks, and what each needs. A new kind is one class and a line in each of the two lists here; the
/// contract test runs on each.
public final class Webhooks {

    private static final List<SourceKind> KINDS = List.of(
            kind(SendGrid.KIND, true, Freshness.OPTION),
            kind(Mailgun.KIND, true, Freshness.OPTION),
            kind(Postmark.KIND, true, Postmark.HEADER),
            kind(AmazonSes.KIND, false, AmazonSes.TOPICS, Freshness.OPTION),
            kind(Shopify.KIND, true, TrialEvents.OPTION),
            kind(Stripe.KIND, true, TrialEvents.OPTION, Freshness.OPTION),
            kind(Chatwoot.KIND, true, Chatwoot.SCOPE, Freshness.OPTION),
            kind(XActivity.KIND, true),
            kind(MappedWebhook.KIND, true, Mapping.KNOWN.toArray(String[]::new)));

    private final Map<String, Source> byKind = new LinkedHashMap<>();

    /// The kinds.
    ///
    /// @param certificates  see [AmazonSes]
    /// @param confirmations see [AmazonSes]
    public Webhooks(Certificates certificates, Confirmations confirmations) {
        List<Source> all = List.of(
                new SendGrid(),
                new Mailgun(),
                new Postmark(),
                new AmazonSes(certificates, confirmations),
                new Shopify(),
                new Stripe(),
                new Chatwoot(),
                new XActivity(),
                new MappedWebhook());
        all.forEach(source -> byKind.put(source.kind(), source));
    }

    /// What each kind needs to be set up, in the order of the documents.
    public static List<SourceKind> kinds() {
        return KINDS;
    }

    /// Every source by its kind, in the order of the documents.
    public Map<String, Source> byKind() {
        return Collections.unmodifiableMap(byKind);
    }

    /// Every source, in the order of the documents.
    public List<Source> all() {
        return List.copyOf(byKind.values());
    }

    /// What is wrong with how a source of this kind is set up, a line each, beginning with the name of the option or
    /// with `secret`; none if it will do.
    public static List<String> problems(String kind, Account account) {
        List<String> problems = new ArrayList<>();
        Optional<SourceKind> known =
                KINDS.stream().filter(each -> each.kind().equals(kind)).findFirst();
        if (known.isEmpty()) return List.of("kind: no such kind of webhook: " + kind);
        boolean isMissing = known.get().secret() && account.secret().isBlank();
        if (isMissing) problems.add("secret: must be given");
        account.options().keySet().stream()
                .filter(name -> !known.get().options().contains(name))
                .sorted()
                .forEach(name -> problems.add("%s: no such option".formatted(name)));
        Freshness.problem(account).ifPresent(problems::add);
        switch (kind) {
            case SendGrid.KIND -> {
                boolean isKey = isMissing || !EllipticKeys.of(account.secret()).isEmpty();
                if (!isKey) problems.add("secret: must be the public key that SendGrid shows");
            }
            case AmazonSes.KIND -> {
                if (AmazonSes.topics(account).isEmpty()) problems.add("topic_arn: must be given");
            }
            case MappedWebhook.KIND -> problems.addAll(new Mapping(account.options()).problems());
            default -> {}
        }
        return problems;
    }

    private static SourceKind kind(String kind, boolean secret, String... options) {
        return new SourceKind(
                kind, false, secret, List.of(options), (given, set) -> problems(kind, new Account("", given, set)));
    }
}
