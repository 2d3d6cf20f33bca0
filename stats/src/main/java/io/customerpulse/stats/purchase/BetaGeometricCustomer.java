package io.customerpulse.stats.purchase;

import static io.customerpulse.stats.purchase.BetaGeometric.A;
import static io.customerpulse.stats.purchase.BetaGeometric.ALPHA;
import static io.customerpulse.stats.purchase.BetaGeometric.B;
import static io.customerpulse.stats.purchase.BetaGeometric.R;

import io.customerpulse.stats.special.Rising;
import java.util.List;

/// What a beta-geometric model believes of one customer.
final class BetaGeometricCustomer {

    private final BetaGeometric kind;
    private final double[] parameters;
    private final History history;
    private final double alive;

    BetaGeometricCustomer(BetaGeometric kind, double[] parameters, History history) {
        this.kind = kind;
        this.parameters = parameters;
        this.history = history;
        Bracket bracket = new Bracket(kind, parameters, new double[] {history.last(), history.age()});
        bracket.at(history.repeats(), 0, 1);
        alive = bracket.alive;
    }

    double logLikelihood() {
        return new BetaGeometricLikelihood(kind, Histories.of(List.of(history))).at(parameters, new double[4]);
    }

    double alive() {
        return alive;
    }

    double expected(double horizon) {
        Positive.checkHorizon(horizon);
        double sum = 0;
        double[] phases = phases();
        for (int phase = 0; phase < phases.length; phase++) {
            sum += phases[phase] * ahead(phase, horizon).expected(kind.k(), phase);
        }
        return alive * sum;
    }

    double anyWithin(double horizon) {
        Positive.checkHorizon(horizon);
        double sum = 0;
        double[] phases = phases();
        for (int phase = 0; phase < phases.length; phase++) {
            sum += phases[phase] * ahead(phase, horizon).any(kind.k() - phase);
        }
        return alive * Math.min(1, sum);
    }

    /// The course of a customer who is alive: the rate and the inclination to stop, given the history.
    private Ahead ahead(int phase, double horizon) {
        double shape = shape() + phase;
        double growth = horizon / (parameters[ALPHA] + history.age());
        return new Ahead(shape, growth, parameters[A], parameters[B] + kind.chances(history.repeats()));
    }

    private double shape() {
        return parameters[R] + kind.waits(history.repeats());
    }

    /// The probabilities that so many waits of the present gap have passed.
    private double[] phases() {
        double share = (history.age() - history.last()) / (parameters[ALPHA] + history.age());
        double[] phases = new double[kind.k()];
        double sum = 0;
        for (int j = 0; j < phases.length; j++) {
            phases[j] = StrictMath.exp(Rising.log(shape(), j) - Rising.log(1, j)) * StrictMath.pow(share, j);
            sum += phases[j];
        }
        for (int j = 0; j < phases.length; j++) phases[j] /= sum;
        return phases;
    }
}
