package io.customerpulse.engine.identity;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A customer: identifiers that are one person, and what made them so.
///
/// @param identifiers all of them, in their order; one or more
/// @param joins       links that hold them together, each between another two of them
/// @param counts      of each kind, how many count against its limit: identifiers of it, those that are
///                    aliases of each other as one
/// @param apart       standing splits of which one end is theirs
public record Customer(
        List<Identifier> identifiers, List<Link> joins, SortedMap<String, Integer> counts, List<Split> apart) {

    public Customer {
        identifiers = List.copyOf(identifiers);
        joins = List.copyOf(joins);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        apart = List.copyOf(apart);
        if (identifiers.isEmpty()) throw new IllegalArgumentException("a customer has an identifier");
    }

    /// A customer of whom nothing else is known.
    public static Customer alone(Identifier identifier) {
        return new Customer(
                List.of(identifier),
                List.of(),
                new TreeMap<>(Collections.singletonMap(identifier.kind(), 1)),
                List.of());
    }

    /// Whether it is one of theirs.
    public boolean has(Identifier identifier) {
        return Collections.binarySearch(identifiers, identifier) >= 0;
    }
}
