package io.customerpulse.server;

import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.cloudevents.CloudEventsSource;
import io.customerpulse.server.source.segment.SegmentSource;
import io.customerpulse.server.source.webhook.Webhooks;
import io.customerpulse.server.source.webhook.proof.Certificates;
import io.customerpulse.server.source.webhook.proof.Confirmations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All kinds of sources there are, and what each needs to be set up.
final class SourceKinds {

    /// What each kind needs. A kind that is forgotten stops the server at once.
    static final List<SourceKind> NEEDS = Stream.concat(
                    Stream.of(
                            new SourceKind("segment", true, false, List.of()),
                            new SourceKind("cloudevents", true, false, List.of())),
                    Webhooks.kinds().stream())
            .toList();

    private SourceKinds() {}

    /// The readers of all kinds, by kind.
    static Map<String, Source> readers(Certificates certificates, Confirmations confirmations) {
        Map<String, Source> readers = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(new SegmentSource(), new CloudEventsSource()),
                        new Webhooks(certificates, confirmations).all().stream())
                .forEach(source -> readers.put(source.kind(), source));
        List<String> needed = NEEDS.stream().map(SourceKind::kind).sorted().toList();
        List<String> there = readers.keySet().stream().sorted().toList();
        if (!needed.equals(there)) {
            throw new IllegalStateException("kinds of sources: %s, and what they need: %s".formatted(there, needed));
        }
        return readers;
    }
}
