package io.customerpulse.engine.identity;

/// Two identifiers of which something is said, whichever was named first.
///
/// @param one   the smaller of them
/// @param other the larger of them
public record Pair(Identifier one, Identifier other) implements Comparable<Pair> {

    public Pair {
        int order = one.compareTo(other);
        if (order == 0) throw new IllegalArgumentException("a pair is two identifiers, got twice: " + one);
        if (order > 0) {
            Identifier larger = one;
            one = other;
            other = larger;
        }
    }

    /// The one beside this one.
    public Identifier beside(Identifier identifier) {
        if (identifier.equals(one)) return other;
        if (identifier.equals(other)) return one;
        throw new IllegalArgumentException("not one of %s and %s: %s".formatted(one, other, identifier));
    }

    /// Whether both are of one kind.
    public boolean isOfOneKind() {
        return one.kind().equals(other.kind());
    }

    @Override
    public int compareTo(Pair that) {
        int ones = one.compareTo(that.one);
        return ones != 0 ? ones : other.compareTo(that.other);
    }
}
