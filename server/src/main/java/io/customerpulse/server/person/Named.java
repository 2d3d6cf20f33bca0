package io.customerpulse.server.person;

import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.store.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells whether a refused record names somebody.
public final class Named {

    private final Mentions mentions;

    /// @param identifiers of one customer
    public Named(List<Identifier> identifiers) {
        Set<Key> hashes = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (Identifier each : identifiers) {
            hashes.add(Key.of(each.toString()));
            kinds.add(each.kind());
        }
        this.mentions = new Mentions(hashes::contains, kinds);
    }

    public boolean in(Refusal refusal) {
        return mentions.in(refusal);
    }
}
