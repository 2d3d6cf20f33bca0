package io.customerpulse.tables.intake;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.codec.digest.MurmurHash3;

/// The events of an input so far, so that a repeat is told from a new one.
///
/// Kept as 128-bit hashes: among a hundred million events two different ones agree with a chance of 2e-23.
final class SeenEvents {

    /// What a row is, held against the rows before it.
    enum Verdict {
        NEW,
        /// The same event again.
        REPEAT,
        /// The id of an earlier event, with different content.
        CONFLICT
    }

    private record Hash(long high, long low) {
        static Hash of(String text) {
            long[] both = MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8));
            return new Hash(both[0], both[1]);
        }
    }

    private final Deduplication by;
    private final Map<Hash, Hash> contentOfId = new HashMap<>();

    SeenEvents(Deduplication by) {
        this.by = by;
    }

    Verdict see(Interaction interaction) {
        boolean hasId = !interaction.id().isEmpty();
        if (!hasId && by == Deduplication.ID) return Verdict.NEW;
        Hash content = Hash.of(content(interaction));
        // Without an id the content is the identity; the prefix keeps it apart from ids that look like one.
        Hash identity = hasId ? Hash.of("id " + interaction.id()) : content;
        Hash earlier = contentOfId.putIfAbsent(identity, content);
        if (earlier == null) return Verdict.NEW;
        return earlier.equals(content) ? Verdict.REPEAT : Verdict.CONFLICT;
    }

    /// Everything but the id, each part with its length before it, so that no two contents read the same.
    private static String content(Interaction it) {
        StringBuilder text = new StringBuilder("content");
        for (String part : new String[] {
            it.customer(),
            it.signal(),
            Long.toString(Micros.of(it.at())),
            Long.toString(it.value().minor()),
            it.value().currency(),
            it.about().outreach(),
            it.about().content(),
            it.about().channel()
        }) {
            text.append(' ').append(part.length()).append(':').append(part);
        }
        return text.toString();
    }
}
