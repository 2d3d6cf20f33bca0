package io.customerpulse.server.access;

import io.customerpulse.server.source.Source;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A source as the brand has set it up.
///
/// @param id       in every event that comes from it; such as `src_4fT…`
/// @param kind     its protocol
/// @param name     what people call it
/// @param writeKey what its deliveries name it by; empty if its kind has none. Public by design: it stands in web
///                 pages, and can write and nothing else
/// @param secret   what its deliveries are verified with; empty for none. Never shown
/// @param options  what else its kind needs, by name; shown
/// @param enabled  whether it takes deliveries
/// @param made     by whom and when
/// @param changed  last, by whom and when
public record SourceEntry(
        String id,
        String kind,
        String name,
        String writeKey,
        String secret,
        Map<String, String> options,
        boolean enabled,
        Stamp made,
        Stamp changed) {

    public SourceEntry {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /// What somebody wants a source to be.
    ///
    /// @param writeKey empty to have one made, if the kind has any
    public record Wanted(
            String kind, String name, String writeKey, String secret, Map<String, String> options, boolean enabled) {

        public Wanted {
            options = Map.copyOf(options);
        }

        @Override
        public String toString() {
            return "Wanted[" + kind + "]";
        }
    }

    /// As its protocol needs it.
    public Source.Account account() {
        return new Source.Account(id, secret, options);
    }

    /// What would make it as it is: the beginning of a change.
    public Wanted wanted() {
        return new Wanted(kind, name, writeKey, secret, options, enabled);
    }

    @Override
    public String toString() {
        return "SourceEntry[" + id + ", " + kind + "]";
    }
}
