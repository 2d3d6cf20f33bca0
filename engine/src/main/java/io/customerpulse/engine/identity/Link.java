package io.customerpulse.engine.identity;

/// A fact: two identifiers are one customer.
///
/// Links are ordered, and [Resolution] follows the order: first those that name two identifiers of one kind
/// the same by somebody's word, then those stated otherwise, then those seen; the earlier before the later.
///
/// @param pair     the two
/// @param strength how sure it is
/// @param atMicros when it was said or seen
/// @param because  what it comes from, such as a message id; may be empty
public record Link(Pair pair, Strength strength, long atMicros, String because) implements Comparable<Link> {

    /// A link between two identifiers, in any order.
    public static Link of(Identifier one, Identifier other, Strength strength, long atMicros) {
        return new Link(new Pair(one, other), strength, atMicros, "");
    }

    /// Whether two identifiers of one kind are said to be two names of one thing. They count as one where
    /// the limits count.
    public boolean isAlias() {
        return strength == Strength.STATED && pair.isOfOneKind();
    }

    @Override
    public int compareTo(Link other) {
        if (isAlias() != other.isAlias()) return isAlias() ? -1 : 1;
        int strengths = strength.compareTo(other.strength);
        if (strengths != 0) return strengths;
        int instants = Long.compare(atMicros, other.atMicros);
        if (instants != 0) return instants;
        int pairs = pair.compareTo(other.pair);
        return pairs != 0 ? pairs : because.compareTo(other.because);
    }
}
