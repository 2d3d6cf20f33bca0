package io.customerpulse.server.shard;

import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import java.util.Arrays;
import java.util.Optional;

/// Holds two states at rest against each other.
///
/// @param rules both were made by
public record States(Rules rules) {

    /// Sums that were regrouped differ in their last digits; this is a million times more.
    private static final double RELATIVE_MAX = 1e-9;

    /// What came of it.
    public sealed interface Verdict {}

    /// They say the same.
    public record Same() implements Verdict {}

    /// The first was made by another catalog, or is damaged: it is made again from the timeline when it is used.
    public record Outdated() implements Verdict {}

    /// They do not.
    public record Different(String how) implements Verdict {}

    /// Compares bytes of the family of states.
    public Verdict compare(byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) return new Same();
        Optional<Standing> first = Standing.decode(one, rules);
        Optional<Standing> second = Standing.decode(other, rules);
        if (first.isEmpty() || second.isEmpty()) return new Outdated();
        if (first.get().sequence() != second.get().sequence()) {
            return new Different("up to entry %d, not %d"
                    .formatted(first.get().sequence(), second.get().sequence()));
        }
        return compare(fold(first.get()), fold(second.get()));
    }

    private Verdict compare(Fold one, Fold other) {
        if (one.interactions() != other.interactions()) {
            return new Different("%d interactions, not %d".formatted(one.interactions(), other.interactions()));
        }
        if (one.interactions() == 0) return new Same();
        long micros = Math.max(one.state().seenMicros(), other.state().seenMicros());
        Pulse pulse = one.pulse(micros);
        Pulse expected = other.pulse(micros);
        boolean isSame = isClose(pulse.level(), expected.level())
                && isClose(pulse.investments(), expected.investments())
                && isClose(pulse.returns(), expected.returns())
                && isClose(pulse.noise(), expected.noise());
        return isSame ? new Same() : new Different("pulse %s, not %s".formatted(pulse.level(), expected.level()));
    }

    private Fold fold(Standing standing) {
        return Fold.of(standing.state(), rules, Patience.LIVE);
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= RELATIVE_MAX * Math.max(1, Math.abs(other));
    }
}
