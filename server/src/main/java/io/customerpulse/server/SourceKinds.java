package io.customerpulse.server;

import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.cloudevents.CloudEventsSource;
import io.customerpulse.server.source.segment.SegmentSource;
import io.customerpulse.server.source.webhook.Sources;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All kinds of sources there are, and what each needs to be set up.
final class SourceKinds {

    /// What each kind needs. A new kind is a line here; one that is forgotten stops the server at once.
    static final List<SourceKind> NEEDS = List.of(
            new SourceKind("segment", true, false, List.of()),
            new SourceKind("cloudevents", true, false, List.of()),
            new SourceKind("sendgrid", false, true, List.of("tolerance_seconds")),
            new SourceKind("mailgun", false, true, List.of("tolerance_seconds")),
            new SourceKind("postmark", false, true, List.of("header")),
            new SourceKind("ses", false, false, List.of("topic_arn")),
            new SourceKind("shopify", false, true, List.of("test_events")),
            new SourceKind("stripe", false, true, List.of("tolerance_seconds", "test_events")),
            new SourceKind("chatwoot", false, true, List.of("scope", "tolerance_seconds")),
            new SourceKind("x", false, true, List.of()),
            new SourceKind(
                    "webhook",
                    false,
                    true,
                    List.of(
                            "verify",
                            "header",
                            "prefix",
                            "encoding",
                            "timestamp_header",
                            "tolerance_seconds",
                            "records",
                            "customer",
                            "signal",
                            "signals",
                            "time",
                            "time_unit",
                            "value",
                            "value_unit",
                            "currency",
                            "id",
                            "outreach",
                            "content",
                            "channel")));

    private SourceKinds() {}

    /// The readers of all kinds, by kind.
    static Map<String, Source> readers(Certificates certificates, Confirmations confirmations) {
        Map<String, Source> readers = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(new SegmentSource(), new CloudEventsSource()),
                        new Sources(certificates, confirmations).all().stream())
                .forEach(source -> readers.put(source.kind(), source));
        List<String> needed = NEEDS.stream().map(SourceKind::kind).sorted().toList();
        List<String> there = readers.keySet().stream().sorted().toList();
        if (!needed.equals(there)) {
            throw new IllegalStateException("kinds of sources: %s, and what they need: %s".formatted(there, needed));
        }
        return readers;
    }
}
