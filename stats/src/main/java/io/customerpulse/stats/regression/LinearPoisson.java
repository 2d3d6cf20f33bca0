package io.customerpulse.stats.regression;

import java.util.List;

/// A Poisson regression whose rate is a plain sum, so that each feature's part of a forecast can be told:
///
/// ```
/// rateᵢ = b₀ + Σⱼ bⱼ xᵢⱼ,   b₀ > 0, each bⱼ of its given sign
/// minimise Σᵢ wᵢ (exposureᵢ·rateᵢ − yᵢ ln rateᵢ) + ½ Σⱼ ridgeⱼ (sⱼ bⱼ / m)²
/// ```
///
/// `sⱼ` is the column's standard deviation and `m` the mean rate, so a ridge has no unit but that of the
/// outcomes: `ridge = 1` weighs as much as one return. Outcomes may be fractions or amounts; then this
/// is the quasi-likelihood with variance in proportion to the mean.
///
/// Below a floor of `δ` = 1e-4 of the mean rate, where negative terms may lead, the rate eases into
/// `δ/2` and never reaches 0: `(r² + δ²)/2δ` from 0 to δ, and the logarithm goes on as its parabola. The
/// objective stays convex and smooth, and where all is above the floor nothing is changed. `b₀ ≥ δ`.
///
/// Method: projected Newton. Each step minimises the local quadratic within the signs, by coordinate
/// descent and then exactly, by active set; step-halving. Deterministic. Only rows with an outcome
/// have curvature, so an iteration costs O(cells + rows with an outcome · entries²).
///
/// Limits: features start at 0, as counts and decayed sums do. Where a column's mean is a million times
/// its spread the search may end without having converged; [Fit#converged] says so.
///
/// @see <a href="https://doi.org/10.1137/0320018">Bertsekas, Projected Newton methods, 1982</a>
/// @see <a href="https://doi.org/10.1093/biomet/61.3.439">Quasi-likelihood: Wedderburn, 1974</a>
public final class LinearPoisson {

    private static final double FLOOR = 1e-4;
    /// Curvature added to each coordinate, as a share of all outcomes, so that none is without.
    private static final double JITTER = 1e-10;

    /// What a coefficient may be.
    public enum Sign {
        NOT_NEGATIVE,
        NOT_POSITIVE,
        ANY
    }

    /// What is asked of one coefficient.
    ///
    /// @param sign  what it may be
    /// @param ridge how strongly it is drawn to 0; finite, not negative
    public record Term(Sign sign, double ridge) {
        public Term {
            if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("ridge must be finite and not negative: " + ridge);
            }
        }
    }

    private final double mean;
    private final double intercept;
    private final double[] coefficients;
    private final Fit fit;

    private LinearPoisson(double mean, double intercept, double[] coefficients, Fit fit) {
        this.mean = mean;
        this.intercept = intercept;
        this.coefficients = coefficients;
        this.fit = fit;
    }

    /// Fits the regression.
    ///
    /// @param terms one per column
    public static LinearPoisson fit(Sample sample, List<Term> terms) {
        if (terms.size() != sample.features().columns()) {
            throw new IllegalArgumentException(
                    "%d columns but %d terms".formatted(sample.features().columns(), terms.size()));
        }
        return new Search(sample, terms).run();
    }

    /// `b₀`, in outcomes per unit of exposure; above 0.
    public double intercept() {
        return intercept;
    }

    /// `b`, one per column, in outcomes per unit of exposure and feature; 0 for a constant column.
    public double[] coefficients() {
        return coefficients.clone();
    }

    public Fit fit() {
        return fit;
    }

    /// How far the coefficients may be off by chance: their covariance, in the square of their unit. Rows of
    /// one group may depend on each other, and outcomes may vary more than Poisson's. A coefficient at its
    /// bound is taken as known: its row and column are 0. Right for some dozen groups and more. Costs as
    /// much as one iteration of the fit.
    ///
    /// @param sample what was fitted
    /// @param terms  what was asked of it
    /// @param groups who each row is about; rows of one group stand side by side
    /// @see <a href="https://doi.org/10.1093/biomet/73.1.13">Liang & Zeger, Longitudinal data, 1986</a>
    public double[][] covariance(Sample sample, List<Term> terms, long[] groups) {
        if (groups.length != sample.rows()) {
            throw new IllegalArgumentException("%d rows but %d groups".formatted(sample.rows(), groups.length));
        }
        return new Search(sample, terms).covariance(coefficients, intercept, groups);
    }

    /// The rate for one row of features, in outcomes per unit of exposure; above 0.
    public double predict(double[] row) {
        if (row.length != coefficients.length) {
            throw new IllegalArgumentException("%d features but %d columns".formatted(row.length, coefficients.length));
        }
        double rate = intercept;
        for (int j = 0; j < row.length; j++) rate += coefficients[j] * row[j];
        return mean * eased(rate / mean);
    }

    /// The rate relative to the mean rate, kept above 0.
    private static double eased(double u) {
        if (u >= FLOOR) return u;
        return u > 0 ? (u * u / FLOOR + FLOOR) / 2 : FLOOR / 2;
    }

    private static double easedSlope(double u) {
        return Math.clamp(u / FLOOR, 0.0, 1.0);
    }

    private static double log(double u) {
        if (u >= FLOOR) return StrictMath.log(u);
        double below = u / FLOOR - 1;
        return StrictMath.log(FLOOR) + below - below * below / 2;
    }

    private static double logSlope(double u) {
        return u >= FLOOR ? 1 / u : (2 - u / FLOOR) / FLOOR;
    }

    private static double logBend(double u) {
        double held = Math.max(u, FLOOR);
        return 1 / (held * held);
    }

    /// One fit under way. Columns are of spread 1 and rates relative to the mean; the last coefficient is
    /// the intercept.
    private static final class Search implements Newton.Problem {

        private final Sample sample;
        private final Columns columns;
        private final double[] ridge;
        private final double[] low;
        private final double[] high;
        private final double mean;
        private final double jitter;

        Search(Sample sample, List<Term> terms) {
            this.sample = sample;
            this.columns = Columns.scaled(sample);
            int size = terms.size();
            this.ridge = new double[size + 1];
            this.low = new double[size + 1];
            this.high = new double[size + 1];
            for (int j = 0; j < size; j++) {
                Sign sign = terms.get(j).sign();
                ridge[j] = terms.get(j).ridge();
                low[j] = sign == Sign.NOT_NEGATIVE ? 0 : Double.NEGATIVE_INFINITY;
                high[j] = sign == Sign.NOT_POSITIVE ? 0 : Double.POSITIVE_INFINITY;
            }
            low[size] = FLOOR;
            high[size] = Double.POSITIVE_INFINITY;
            double came = 0;
            double watched = 0;
            for (int i = 0; i < sample.rows(); i++) {
                came += sample.weight(i) * sample.outcome(i);
                watched += sample.weight(i) * sample.exposure(i);
            }
            this.mean = (came > 0 ? came : 1) / watched;
            this.jitter = JITTER * (came > 0 ? came : 1);
        }

        LinearPoisson run() {
            double[] at = new double[low.length];
            at[columns.count()] = 1;
            Fit fit = Newton.minimise(this, at);
            return new LinearPoisson(mean, mean * at[columns.count()], unscaled(at), fit);
        }

        @Override
        public double objective(double[] at) {
            double sum = 0;
            for (int i = 0; i < sample.rows(); i++) {
                double weight = sample.weight(i);
                if (weight == 0) continue;
                double rate = columns.dot(i, at);
                double outcome = sample.outcome(i);
                sum += weight * sample.exposure(i) * mean * eased(rate);
                if (outcome > 0) sum -= weight * outcome * log(rate);
            }
            for (int j = 0; j < columns.count(); j++) sum += ridge[j] / 2 * at[j] * at[j];
            return sum;
        }

        @Override
        public Quadratic local(double[] at) {
            Quadratic local = new Quadratic(at.length);
            for (int i = 0; i < sample.rows(); i++) {
                double weight = sample.weight(i);
                if (weight == 0) continue;
                int entries = columns.read(i);
                double rate = rate(at, entries);
                local.add(columns, entries, weight * slope(i, rate), weight * bend(i, rate));
            }
            for (int j = 0; j < at.length; j++) {
                local.gradient[j] += ridge[j] * at[j];
                local.curvature[j][j] += ridge[j] + jitter;
            }
            local.mirror();
            return local;
        }

        /// Of the row last read.
        private double rate(double[] at, int entries) {
            double rate = at[columns.count()];
            for (int e = 0; e < entries; e++) rate += at[columns.index[e]] * columns.value[e];
            return rate;
        }

        private double slope(int row, double rate) {
            double outcome = sample.outcome(row);
            return sample.exposure(row) * mean * easedSlope(rate) - (outcome > 0 ? outcome * logSlope(rate) : 0);
        }

        private double bend(int row, double rate) {
            double outcome = sample.outcome(row);
            double bend = outcome > 0 ? outcome * logBend(rate) : 0;
            return rate > 0 && rate < FLOOR ? bend + sample.exposure(row) * mean / FLOOR : bend;
        }

        double[][] covariance(double[] coefficients, double intercept, long[] groups) {
            int last = coefficients.length;
            double[] at = new double[last + 1];
            for (int j = 0; j < last; j++) at[j] = coefficients[j] * columns.spread(j) / mean;
            at[last] = intercept / mean;
            Sandwich sandwich = new Sandwich(local(at).curvature, free(at));
            for (int i = 0; i < sample.rows(); i++) {
                int entries = columns.read(i);
                sandwich.add(columns, entries, sample.weight(i) * slope(i, rate(at, entries)));
                if (i + 1 == sample.rows() || groups[i + 1] != groups[i]) sandwich.nextGroup();
            }
            double[][] scaled = sandwich.covariance();
            double[][] covariance = new double[last][];
            for (int j = 0; j < last; j++) {
                covariance[j] = unscaled(scaled[j]);
                for (int k = 0; k < last; k++) covariance[j][k] *= unit(j);
            }
            return covariance;
        }

        private boolean[] free(double[] at) {
            boolean[] free = new boolean[at.length];
            for (int j = 0; j < at.length; j++) free[j] = at[j] > low[j] && at[j] < high[j];
            return free;
        }

        /// In the units of the sample, without the intercept.
        private double[] unscaled(double[] at) {
            double[] coefficients = new double[columns.count()];
            for (int j = 0; j < coefficients.length; j++) coefficients[j] = unit(j) * at[j];
            return coefficients;
        }

        /// What one standardised unit of a coefficient is; 0 for a constant column.
        private double unit(int column) {
            return columns.spread(column) == 0 ? 0 : mean / columns.spread(column);
        }

        @Override
        public double[] step(double[] at, Quadratic local) {
            double[] down = new double[at.length];
            double[] up = new double[at.length];
            for (int j = 0; j < at.length; j++) {
                down[j] = low[j] - at[j];
                up[j] = high[j] - at[j];
            }
            return local.minimum(down, up);
        }
    }
}
