package io.customerpulse.server.intake;

import io.customerpulse.server.store.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ids that came in last, so that what was looked up a moment ago still tells repeats apart: whoever sends events
/// looks up their ids on a thread of its own, while others are being written.
///
/// Two generations of ids; the older one goes when the younger one is full. For one thread.
final class Recent {

    /// Ids of a generation; some 80 bytes each.
    private static final int GENERATION = 50_000;

    private Map<Key, Long> younger = new HashMap<>();
    private Map<Key, Long> older = new HashMap<>();
    private long olderAfter;
    private long youngerAfter;

    /// @param sequence all that comes in after this entry of the journal is remembered
    Recent(long sequence) {
        olderAfter = sequence;
        youngerAfter = sequence;
    }

    /// Whether every id is remembered that came in after an entry of the journal.
    boolean covers(long sequence) {
        return sequence >= olderAfter;
    }

    /// What an id came in with, if it is remembered.
    Optional<Long> content(Key id) {
        Long content = younger.get(id);
        return Optional.ofNullable(content != null ? content : older.get(id));
    }

    void put(long sequence, Key id, long content) {
        if (younger.size() >= GENERATION) {
            older = younger;
            olderAfter = youngerAfter;
            younger = new HashMap<>();
            youngerAfter = sequence - 1;
        }
        younger.put(id, content);
    }

    /// Forgets all, because some of it did not come in after all.
    ///
    /// @param sequence the latest entry of the journal
    void forget(long sequence) {
        older = new HashMap<>();
        younger = new HashMap<>();
        olderAfter = sequence;
        youngerAfter = sequence;
    }
}
