package io.customerpulse.stats.purchase;

/// What every parameter must be.
final class Positive {

    private Positive() {}

    static void check(String name, double parameter) {
        if (!(parameter > 0 && Double.isFinite(parameter))) {
            throw new IllegalArgumentException("%s must be positive and finite: %s".formatted(name, parameter));
        }
    }

    static void checkHorizon(double horizon) {
        if (!(horizon >= 0 && Double.isFinite(horizon))) {
            throw new IllegalArgumentException("horizon must be finite and not negative: " + horizon);
        }
    }
}
