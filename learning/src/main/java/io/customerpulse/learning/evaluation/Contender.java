package io.customerpulse.learning.evaluation;

import java.util.Optional;

/// One model's forecasts for the same customers as all others'.
public final class Contender {

    private final String name;
    private final double[] ranking;
    private final double[] expected;
    private final double[] chance;
    private final double[] typical;
    private final Optional<String> remark;

    private Contender(String name, double[][] forecasts, Optional<String> remark) {
        this.name = name;
        this.ranking = forecasts[0];
        this.expected = forecasts[1];
        this.chance = forecasts[2];
        this.typical = forecasts[3];
        this.remark = remark;
    }

    /// A model.
    ///
    /// @param ranking  the higher, the more likely to return
    /// @param expected mean counts of occasions in the horizon
    /// @param chance   of at least one; in [0, 1]
    static Contender of(String name, double[] ranking, double[] expected, double[] chance) {
        return new Contender(name, new double[][] {ranking, expected, chance, expected}, Optional.empty());
    }

    /// The same, with a count for each customer that is made to be off by as little as possible.
    Contender typically(double[] counts) {
        return new Contender(name, new double[][] {ranking, expected, chance, counts}, remark);
    }

    Contender remarking(String what) {
        return new Contender(name, new double[][] {ranking, expected, chance, typical}, Optional.of(what));
    }

    public String name() {
        return name;
    }

    /// What a reader should know of it.
    public Optional<String> remark() {
        return remark;
    }

    double[] ranking() {
        return ranking;
    }

    double[] expected() {
        return expected;
    }

    double[] chance() {
        return chance;
    }

    double[] typical() {
        return typical;
    }
}
