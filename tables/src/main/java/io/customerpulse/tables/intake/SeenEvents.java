package io.customerpulse.tables.intake;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/// The events of an input so far, so that a repeat is told from a new one.
///
/// Kept as hashes: 128 bits of what an event is, so that among a hundred million events two different ones
/// agree with a chance of 2e-23, and 64 bits of its content, looked at only where the former agree.
final class SeenEvents {

    /// What a row is, held against the rows before it.
    enum Verdict {
        NEW,
        /// The same event again.
        REPEAT,
        /// The id of an earlier event, with different content.
        CONFLICT
    }

    private final Deduplication by;
    private final HashedContents contents = new HashedContents();

    SeenEvents(Deduplication by) {
        this.by = by;
    }

    Verdict see(Interaction interaction) {
        boolean hasId = !interaction.id().isEmpty();
        if (!hasId && by == Deduplication.ID) return Verdict.NEW;
        long[] content = hash(content(interaction));
        // Without an id the content is the identity; the prefix keeps it apart from ids that look like one.
        long[] identity = hasId ? hash("id " + interaction.id()) : content;
        if (contents.add(identity[0], identity[1], content[0])) return Verdict.NEW;
        return contents.found() == content[0] ? Verdict.REPEAT : Verdict.CONFLICT;
    }

    private static long[] hash(String text) {
        return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8));
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
