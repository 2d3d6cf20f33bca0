package io.customerpulse.stats.decay;

/// What is left of many amounts that all fade with one half-life:
///
/// ```
/// value(t) = Σ amountᵢ · 2^(−(t − tᵢ) / halfLife)
/// ```
///
/// Forgetting is memoryless, so one pair (value, instant) stands for the whole history: O(1) memory
/// and one [Exp2] per call. It only ever decays forward, so nothing overflows.
///
/// **Laws**, held by `DecayedSumTest`: [#merge] is commutative exactly and associative to [#TOLERANCE]
/// of the sum of magnitudes, with [#EMPTY] as identity. So arrival order does not matter, a late
/// amount needs no special case, and shards may be summed.
///
/// @param value      what is left at `asOfMicros`, in the unit of the amounts; finite
/// @param asOfMicros instant of the newest amount
/// @see <a href="http://dimacs.rutgers.edu/~graham/pubs/papers/fwddecay.pdf">Cormode et al., Forward Decay, 2009</a>
public record DecayedSum(double value, long asOfMicros) {

    /// Rounding allowed when up to a thousand amounts are regrouped; random histories stay under 1e-13.
    public static final double TOLERANCE = 1e-12;

    public static final DecayedSum EMPTY = new DecayedSum(0, Long.MIN_VALUE);

    public DecayedSum {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("value must be finite: " + value);
    }

    /// Adds one amount. An amount is a sum of one, so this is [#merge]; `atMicros` may be in the past.
    public DecayedSum add(double amount, long atMicros, HalfLife halfLife) {
        if (asOfMicros == Long.MIN_VALUE) return new DecayedSum(amount, atMicros);
        long age = atMicros - asOfMicros;
        return age >= 0
                ? new DecayedSum(value * halfLife.left(age) + amount, atMicros)
                : new DecayedSum(value + amount * halfLife.left(-age), asOfMicros);
    }

    /// Brings both to the later of their instants and adds them there.
    public DecayedSum merge(DecayedSum other, HalfLife halfLife) {
        return other.asOfMicros == Long.MIN_VALUE ? this : add(other.value, other.asOfMicros, halfLife);
    }

    /// What is left at an instant that is not before `asOfMicros`: amounts cannot be taken out again.
    public double valueAt(long atMicros, HalfLife halfLife) {
        if (asOfMicros == Long.MIN_VALUE) return 0;
        if (atMicros < asOfMicros) {
            throw new IllegalArgumentException(
                    "cannot read a sum as of %d µs back at %d µs".formatted(asOfMicros, atMicros));
        }
        return value * halfLife.left(atMicros - asOfMicros);
    }
}
