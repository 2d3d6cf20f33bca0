package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import io.customerpulse.stats.time.Micros;
import java.util.List;

/// Where points of one kind are booked, and how they are forgotten.
final class Account {

    private final boolean noise;
    private final Side side;
    private final HalfLife[] halfLives;
    private final double[] parts;
    private final long delayMicros;
    private final long endMicros;

    /// @param noise whether it holds what unanswered outreaches cost
    Account(boolean noise, Side side, Kernel kernel) {
        List<Share> shares = kernel instanceof Fading fading ? fading.shares() : List.of();
        this.noise = noise;
        this.side = side;
        this.halfLives = shares.stream().map(Share::halfLife).toArray(HalfLife[]::new);
        this.parts = shares.stream().mapToDouble(Share::part).toArray();
        this.delayMicros = Micros.of(kernel.delay());
        this.endMicros = kernel instanceof Kernel.Box box ? Micros.of(box.duration()) : Long.MAX_VALUE;
    }

    boolean isNoise() {
        return noise;
    }

    Side side() {
        return side;
    }

    /// How many decayed sums it keeps; none if its points expire all at once.
    int sums() {
        return halfLives.length;
    }

    HalfLife halfLife(int k) {
        return halfLives[k];
    }

    /// The part of each point that fades with the k-th half-life.
    double part(int k) {
        return parts[k];
    }

    /// What is left of one point so long after it was booked, if it fades.
    double left(long ageMicros) {
        double left = 0;
        for (int k = 0; k < halfLives.length; k++) left += parts[k] * halfLives[k].left(ageMicros);
        return left;
    }

    /// From the interaction to the booking.
    long delayMicros() {
        return delayMicros;
    }

    /// From the interaction to the expiry; only if it does not fade.
    long endMicros() {
        return endMicros;
    }

    boolean fades() {
        return endMicros == Long.MAX_VALUE;
    }

    /// Whether points are booked at the interaction and fade from then on.
    boolean isSimple() {
        return delayMicros == 0 && fades();
    }
}
