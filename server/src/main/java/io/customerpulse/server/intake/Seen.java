package io.customerpulse.server.intake;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which ids have come in, and with what: for ever, not for a window.
///
/// A refused record is known by its own text, so that a client that sends a batch again does not fill the
/// list of failed events.
final class Seen {

    /// The id of what is never a repeat.
    static final Key NEVER = new Key(0, 0);

    private final Store store;

    Seen(Store store) {
        this.store = store;
    }

    static Key id(Event event) {
        return Key.of("event\n" + event.origin().messageId());
    }

    static Key id(Refusal refusal) {
        return Key.of("refusal\n" + refusal.source() + "\n" + refusal.why().code() + "\n" + refusal.raw());
    }

    /// What ids came in with, of those that did.
    Map<Key, Long> contents(List<Item> items) {
        Set<Key> ids = new HashSet<>();
        for (Item item : items) if (!item.id().equals(NEVER)) ids.add(item.id());
        List<Key> asked = List.copyOf(ids);
        List<byte[]> keys = new ArrayList<>(asked.size());
        for (Key id : asked) keys.add(id.bytes());
        List<Optional<byte[]>> found = store.getAll(Family.SEEN, keys);
        Map<Key, Long> contents = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Key id = asked.get(i);
            found.get(i).ifPresent(value -> contents.put(id, Bytes.readLong(value, 0)));
        }
        return contents;
    }

    /// Whether an id came in.
    boolean has(Key id) {
        return store.get(Family.SEEN, id.bytes()).isPresent();
    }

    static void put(Batch batch, Key id, long content) {
        batch.put(Family.SEEN, id.bytes(), Bytes.ofLong(content));
    }
}
