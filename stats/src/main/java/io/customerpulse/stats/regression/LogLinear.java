package io.customerpulse.stats.regression;

import java.util.Arrays;

/// A regression whose predictor is linear on the log scale: logistic (log odds), Poisson or
/// negative binomial (log rate).
///
/// ```
/// ηᵢ = b₀ + Σⱼ bⱼ xᵢⱼ + ln exposureᵢ
/// minimise Σᵢ wᵢ·ℓ(yᵢ, ηᵢ) + ½ ridge · Σⱼ (sⱼ bⱼ)²
/// ℓ = ln(1 + e^η) − yη  (logistic)      ℓ = e^η − yη  (Poisson)
/// ℓ = (y + 1/φ) ln(1 + φ e^η) − yη  (counts that spread more than Poisson's)
/// ```
///
/// `sⱼ` is the column's standard deviation, so the ridge is the same whatever unit a feature is in; it
/// is in units of log-likelihood, as if each standardised coefficient had a normal prior of variance
/// `1 / ridge`. The intercept is free. The objective is convex, and the ridge gives it one minimum even
/// where features separate the outcomes or repeat each other. Outcomes may be fractions.
///
/// Method: Newton's with step-halving (iteratively reweighted least squares), the equations solved by
/// Cholesky. Deterministic. Cost per iteration O(rows · entries²), with entries what is not zero in a row.
///
/// @see <a href="https://doi.org/10.2307/2344614">Nelder & Wedderburn, 1972</a>
/// @see <a href="https://doi.org/10.2307/2347628">Ridge in logistic regression: le Cessie & van Houwelingen, 1992</a>
public final class LogLinear {

    /// What is linear, and what comes of it.
    public sealed interface Family {

        /// A probability, by the log of its odds; outcomes in [0, 1].
        Family LOGISTIC = new Logistic();

        /// A rate, by its log; outcomes from 0 on.
        Family POISSON = new Poisson();

        /// What the predictor means: a probability or a rate.
        double mean(double predictor);

        /// The loss of one case, in nats.
        double loss(double outcome, double predictor);

        /// Slope of the loss in the predictor.
        double slope(double outcome, double predictor);

        /// Curvature of the loss in the predictor; not negative.
        double bend(double outcome, double predictor);
    }

    private record Logistic() implements Family {
        @Override
        public double mean(double predictor) {
            return predictor >= 0
                    ? 1 / (1 + StrictMath.exp(-predictor))
                    : StrictMath.exp(predictor) / (1 + StrictMath.exp(predictor));
        }

        @Override
        public double loss(double outcome, double predictor) {
            return Math.max(predictor, 0)
                    + StrictMath.log1p(StrictMath.exp(-Math.abs(predictor)))
                    - outcome * predictor;
        }

        @Override
        public double slope(double outcome, double predictor) {
            return mean(predictor) - outcome;
        }

        @Override
        public double bend(double outcome, double predictor) {
            double mean = mean(predictor);
            return mean * (1 - mean);
        }
    }

    private record Poisson() implements Family {
        @Override
        public double mean(double predictor) {
            return StrictMath.exp(predictor);
        }

        @Override
        public double loss(double outcome, double predictor) {
            return StrictMath.exp(predictor) - outcome * predictor;
        }

        @Override
        public double slope(double outcome, double predictor) {
            return StrictMath.exp(predictor) - outcome;
        }

        @Override
        public double bend(double outcome, double predictor) {
            return StrictMath.exp(predictor);
        }
    }

    /// Counts that spread as a [NegativeBinomial] of known dispersion, their mean by its log: so the few who come
    /// very often do not outweigh all others.
    ///
    /// @param dispersion `φ`, above 0
    public record Counts(double dispersion) implements Family {
        public Counts {
            if (!(dispersion > 0 && dispersion < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("dispersion must be finite and above 0: " + dispersion);
            }
        }

        @Override
        public double mean(double predictor) {
            return StrictMath.exp(predictor);
        }

        @Override
        public double loss(double outcome, double predictor) {
            double spread = StrictMath.log1p(dispersion * StrictMath.exp(predictor));
            return (outcome + 1 / dispersion) * spread - outcome * predictor;
        }

        @Override
        public double slope(double outcome, double predictor) {
            double mean = mean(predictor);
            return (mean - outcome) / (1 + dispersion * mean);
        }

        @Override
        public double bend(double outcome, double predictor) {
            double mean = mean(predictor);
            double spread = 1 + dispersion * mean;
            return mean * (1 + dispersion * outcome) / (spread * spread);
        }
    }

    private final Family family;
    private final double intercept;
    private final double[] coefficients;
    private final Fit fit;

    private LogLinear(Family family, double intercept, double[] coefficients, Fit fit) {
        this.family = family;
        this.intercept = intercept;
        this.coefficients = coefficients;
        this.fit = fit;
    }

    /// Fits the regression.
    ///
    /// @param sample outcomes within what the family allows
    /// @param ridge  0 or more
    public static LogLinear fit(Family family, Sample sample, double ridge) {
        if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ridge must be finite and not negative: " + ridge);
        }
        for (int i = 0; i < sample.rows() && family instanceof Logistic; i++) {
            if (sample.outcome(i) > 1) {
                throw new IllegalArgumentException("outcomes must be in [0, 1]: " + sample.outcome(i));
            }
        }
        return new Search(family, sample, ridge).run();
    }

    /// `b₀`: the predictor where all features are 0.
    public double intercept() {
        return intercept;
    }

    /// `b`, one per column, in units of the predictor per unit of the feature; 0 for a constant column.
    public double[] coefficients() {
        return coefficients.clone();
    }

    public Fit fit() {
        return fit;
    }

    /// Probability or rate for one row of features, at exposure 1.
    public double predict(double[] row) {
        if (row.length != coefficients.length) {
            throw new IllegalArgumentException("%d features but %d columns".formatted(row.length, coefficients.length));
        }
        double predictor = intercept;
        for (int j = 0; j < row.length; j++) predictor += coefficients[j] * row[j];
        return family.mean(predictor);
    }

    /// One fit under way, on standardised columns; the last coefficient is the intercept.
    private static final class Search implements Newton.Problem {

        private final Family family;
        private final Sample sample;
        private final double ridge;
        private final Columns columns;
        private final double[] offsets;

        Search(Family family, Sample sample, double ridge) {
            this.family = family;
            this.sample = sample;
            this.ridge = ridge;
            this.columns = Columns.standardised(sample);
            this.offsets = new double[sample.rows()];
            for (int i = 0; i < offsets.length; i++) offsets[i] = StrictMath.log(sample.exposure(i));
        }

        LogLinear run() {
            double[] at = start();
            return result(at, Newton.minimise(this, at));
        }

        /// No effects, and the overall mean with half an outcome added, so that it has a logarithm.
        private double[] start() {
            double count = 0;
            double came = 0;
            for (int i = 0; i < sample.rows(); i++) {
                count += sample.weight(i) * (!(family instanceof Logistic) ? sample.exposure(i) : 1);
                came += sample.weight(i) * sample.outcome(i);
            }
            double[] at = new double[columns.count() + 1];
            at[columns.count()] = family instanceof Logistic
                    ? StrictMath.log((came + 0.5) / (count - came + 0.5))
                    : StrictMath.log((came + 0.5) / count);
            return at;
        }

        @Override
        public double objective(double[] at) {
            double sum = 0;
            for (int i = 0; i < sample.rows(); i++) {
                double weight = sample.weight(i);
                if (weight == 0) continue;
                sum += weight * family.loss(sample.outcome(i), offsets[i] + columns.dot(i, at));
            }
            double squares = 0;
            for (int j = 0; j < columns.count(); j++) squares += at[j] * at[j];
            sum += ridge / 2 * squares;
            return sum;
        }

        @Override
        public Quadratic local(double[] at) {
            Quadratic local = new Quadratic(at.length);
            int intercept = columns.count();
            for (int i = 0; i < sample.rows(); i++) {
                double weight = sample.weight(i);
                if (weight == 0) continue;
                int entries = columns.read(i);
                double predictor = offsets[i] + at[intercept];
                for (int e = 0; e < entries; e++) predictor += at[columns.index[e]] * columns.value[e];
                double outcome = sample.outcome(i);
                double slope = family.slope(outcome, predictor);
                local.add(columns, entries, weight * slope, weight * family.bend(outcome, predictor));
            }
            for (int j = 0; j < intercept; j++) {
                local.gradient[j] += ridge * at[j];
                local.curvature[j][j] += ridge;
            }
            local.mirror();
            return local;
        }

        @Override
        public double[] step(double[] at, Quadratic local) {
            return local.minimum();
        }

        private LogLinear result(double[] at, Fit fit) {
            double[] coefficients = Arrays.copyOf(at, columns.count());
            double intercept = at[columns.count()];
            for (int j = 0; j < coefficients.length; j++) {
                coefficients[j] = columns.spread(j) == 0 ? 0 : at[j] / columns.spread(j);
                intercept -= coefficients[j] * columns.shift(j);
            }
            return new LogLinear(family, intercept, coefficients, fit);
        }
    }
}
