package io.customerpulse.server.shard;

import io.customerpulse.server.store.Batch;

/// Looks at every event once it is in the journal, on the thread of its customer's shard.
///
/// After a crash the latest events come again: what it writes has to be the same the second time.
public interface Follower {

    /// Takes note of an event.
    ///
    /// @param batch comes into the store together with the event's place in the timeline
    void follow(Stored stored, Batch batch);
}
