package io.customerpulse.server.source;

import java.util.Optional;

/// The sources a brand has set up.
public interface Accounts {

    /// The source a write key belongs to; empty if it is unknown or revoked.
    Optional<Source.Account> byWriteKey(String writeKey);

    /// The source of a kind and an id; empty if it is unknown or switched off.
    Optional<Source.Account> byId(String kind, String id);
}
