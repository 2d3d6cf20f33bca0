package io.customerpulse.engine.catalog;

/// How the value of an interaction scales its weight: `points = weight · factor(value)`.
///
/// Values are in major units of the catalog's currency. All are odd: a value taken back (a refund)
/// scales like the value, with the sign turned. An interaction without a usable value has factor 1.
public sealed interface ValueTransform {

    ValueTransform NONE = new None();

    /// The factor for a value; finite.
    double factor(double value);

    /// The value does not matter: always 1.
    record None() implements ValueTransform {
        @Override
        public double factor(double value) {
            return 1;
        }
    }

    /// Proportional up to a cap: `±min(|value|, cap) / scale`.
    ///
    /// @param scale the value that counts the plain weight once; positive
    /// @param cap   values beyond it count as it; positive
    record Linear(double scale, double cap) implements ValueTransform {
        public Linear {
            requirePositive("scale", scale);
            requirePositive("cap", cap);
        }

        @Override
        public double factor(double value) {
            return StrictMath.copySign(Math.min(Math.abs(value), cap) / scale, value);
        }
    }

    /// Each doubling counts about the same: `±ln(1 + |value| / scale)`.
    ///
    /// @param scale where the curve starts to bend; positive
    record Log1p(double scale) implements ValueTransform {
        public Log1p {
            requirePositive("scale", scale);
        }

        @Override
        public double factor(double value) {
            return StrictMath.copySign(StrictMath.log1p(Math.abs(value) / scale), value);
        }
    }

    private static void requirePositive(String what, double got) {
        if (!(got > 0 && Double.isFinite(got))) {
            throw new IllegalArgumentException("%s must be positive: %s".formatted(what, got));
        }
    }
}
