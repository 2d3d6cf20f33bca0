package io.customerpulse.server.journal;

import java.io.IOException;

/// Whoever goes through the journal in order.
public interface Visitor {

    /// An entry, verified.
    void entry(Entry entry) throws IOException;

    /// Entries that were lost, at their place in the order.
    void damaged(Damage damage) throws IOException;
}
