package io.customerpulse.server;

import io.customerpulse.server.access.SourceKind;
import io.customerpulse.server.sample.Samples;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.cloudevents.CloudEventsSource;
import io.customerpulse.server.source.segment.SegmentSource;
import io.customerpulse.server.source.webhook.Webhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All kinds of sources there are, and what each needs to be set up.
final class SourceKinds {

    /// What each kind needs.
    static final List<SourceKind> NEEDS = Stream.concat(
                    Stream.of(
                            new SourceKind("segment", true, false, List.of()),
                            new SourceKind("cloudevents", true, false, List.of()),
                            new SourceKind(Samples.KIND, true, false, List.of())),
                    Webhooks.kinds().stream())
            .toList();

    private SourceKinds() {}

    /// The readers of all kinds, by kind.
    static Map<String, Source> readers(Webhooks webhooks) {
        Map<String, Source> readers = new LinkedHashMap<>(webhooks.byKind());
        for (Source source : List.of(new SegmentSource(), new CloudEventsSource())) readers.put(source.kind(), source);
        return readers;
    }
}
