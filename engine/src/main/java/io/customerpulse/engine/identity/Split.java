package io.customerpulse.engine.identity;

/// A fact: a person says that two identifiers are not one customer.
///
/// It stands until somebody states, later, that just these two are one customer. What is only seen never
/// lifts it: the next event from a shared device would.
///
/// @param pair     the two
/// @param atMicros when it was said
/// @param because  who said so, or why; may be empty
public record Split(Pair pair, long atMicros, String because) implements Comparable<Split> {

    /// A split of two identifiers, in any order.
    public static Split of(Identifier one, Identifier other, long atMicros) {
        return new Split(new Pair(one, other), atMicros, "");
    }

    /// By the instant.
    @Override
    public int compareTo(Split other) {
        int instants = Long.compare(atMicros, other.atMicros);
        if (instants != 0) return instants;
        int pairs = pair.compareTo(other.pair);
        return pairs != 0 ? pairs : because.compareTo(other.because);
    }
}
