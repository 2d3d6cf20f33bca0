package io.customerpulse.server.access;

import java.util.List;
import java.util.Map;

/// What a kind of source needs to be set up: what [Sources] holds every source against.
///
/// @param kind     as it stands in addresses: `segment`, `sendgrid` …
/// @param writeKey whether its deliveries name it by a write key, which is public by design
/// @param secret   whether its deliveries are verified with a secret
/// @param options  names of the options it knows
/// @param check    what else has to be right
public record SourceKind(String kind, boolean writeKey, boolean secret, List<String> options, Check check) {
    public SourceKind {
        options = List.copyOf(options);
    }

    /// With nothing else that has to be right.
    public SourceKind(String kind, boolean writeKey, boolean secret, List<String> options) {
        this(kind, writeKey, secret, options, (given, set) -> List.of());
    }

    /// Looks at how a source is to be set up.
    public interface Check {

        /// What is wrong, a line each, beginning with `secret:` or the name of the option and `:`; none if it will do.
        List<String> problems(String secret, Map<String, String> options);
    }
}
