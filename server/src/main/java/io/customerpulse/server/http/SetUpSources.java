package io.customerpulse.server.http;

import io.customerpulse.server.access.SourceEntry;
import io.customerpulse.server.access.Sources;
import io.customerpulse.server.source.Accounts;
import io.customerpulse.server.source.Source;
import java.util.Optional;

/// The sources a brand has set up, those that are switched off left out.
///
/// @param sources all of them
public record SetUpSources(Sources sources) implements Accounts {

    @Override
    public Optional<Source.Account> byWriteKey(String writeKey) {
        return sources.account(writeKey).filter(SourceEntry::enabled).map(SourceEntry::account);
    }

    @Override
    public Optional<Source.Account> byId(String kind, String id) {
        return sources.account(kind, id).filter(SourceEntry::enabled).map(SourceEntry::account);
    }
}
