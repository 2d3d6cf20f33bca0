package io.customerpulse.server.access;

import java.util.List;

/// What a kind of source needs to be set up: what [Sources] holds every source against.
///
/// @param kind     as it stands in addresses: `segment`, `sendgrid` …
/// @param writeKey whether its deliveries name it by a write key, which is public by design
/// @param secret   whether its deliveries are verified with a secret
/// @param options  names of the options it knows
public record SourceKind(String kind, boolean writeKey, boolean secret, List<String> options) {
    public SourceKind {
        options = List.copyOf(options);
    }
}
