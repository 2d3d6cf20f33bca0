package io.customerpulse.learning.fit;

import io.customerpulse.learning.glimpse.Glimpses;
import io.customerpulse.learning.glimpse.Glimpses.Fact;
import io.customerpulse.stats.regression.LinearPoisson;
import io.customerpulse.stats.regression.LinearPoisson.Sign;
import io.customerpulse.stats.regression.LinearPoisson.Term;
import io.customerpulse.stats.regression.Matrix;
import io.customerpulse.stats.regression.Sample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/// Fits rates to looks: `occasions in the horizon = b₀ + Σ bⱼ · columnⱼ`, and says how well it does on customers
/// that were held out. Two folds: each half is forecast by what was learned from the other.
final class Trial {

    /// As much as one occasion of prior knowledge that a column has no effect.
    private static final double RIDGE = 1;

    private static final double LEAST = 1e-9;

    private final Glimpses looks;

    Trial(Glimpses looks) {
        this.looks = looks;
    }

    Glimpses looks() {
        return looks;
    }

    /// A plain sum of columns.
    static final class Rates {

        private final double intercept;
        private final double[] coefficients;
        private final Supplier<double[][]> covariance;

        private Rates(LinearPoisson fit, Supplier<double[][]> covariance) {
            this.intercept = fit.intercept();
            this.coefficients = fit.coefficients();
            this.covariance = covariance;
        }

        /// How the coefficients would vary had other customers of the same kind been looked at; worked out when asked.
        double[][] covariance() {
            return covariance.get();
        }

        double intercept() {
            return intercept;
        }

        /// One per column that was asked for.
        double[] coefficients() {
            return coefficients;
        }

        double at(double[] row) {
            double rate = intercept;
            for (int j = 0; j < row.length; j++) rate += coefficients[j] * row[j];
            return rate;
        }
    }

    /// Columns for a fit: those of the looks, or made of them.
    ///
    /// @param width how many
    /// @param cell  the number of a look's column
    record View(int width, Cell cell) {
        interface Cell {
            double at(int row, int column);
        }

        double[] row(int row) {
            double[] cells = new double[width];
            Arrays.setAll(cells, column -> cell.at(row, column));
            return cells;
        }
    }

    View columns(int[] numbers) {
        return new View(numbers.length, (row, column) -> looks.column(row, numbers[column]));
    }

    /// A column that is known already, then those of the looks.
    View beside(double[] known, int[] numbers) {
        return new View(
                numbers.length + 1, (row, column) -> column == 0 ? known[row] : looks.column(row, numbers[column - 1]));
    }

    /// All looks.
    int[] all() {
        int[] rows = new int[looks.size()];
        Arrays.setAll(rows, row -> row);
        return rows;
    }

    /// Fits some looks.
    Rates fit(View view, List<Sign> signs, int[] rows) {
        double[] cells = new double[rows.length * view.width];
        double[] outcomes = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < view.width; j++) cells[i * view.width + j] = view.cell.at(rows[i], j);
            outcomes[i] = looks.of(rows[i], Fact.LATER);
        }
        Sample sample = Sample.of(Matrix.of(cells, rows.length, view.width), outcomes);
        List<Term> terms = signs.stream().map(sign -> new Term(sign, RIDGE)).toList();
        LinearPoisson fit = LinearPoisson.fit(sample, terms);
        return new Rates(fit, () -> fit.covariance(sample, terms, keys(rows)));
    }

    private long[] keys(int[] rows) {
        return Arrays.stream(rows).mapToLong(looks::key).toArray();
    }

    /// The log-likelihood of held-out customers, in nats, without terms that no rate changes.
    double heldOut(View view, List<Sign> signs) {
        double sum = 0;
        for (int half = 0; half < Looks.HALVES; half++) {
            Rates rates = fit(view, signs, rows(1 - half));
            for (int row : rows(half)) {
                double rate = Math.max(LEAST, rates.at(view.row(row)));
                sum += looks.of(row, Fact.LATER) * StrictMath.log(rate) - rate;
            }
        }
        return sum;
    }

    /// The looks at one half of the customers; halves are 0 and 1.
    int[] rows(int half) {
        int[] rows = new int[looks.size()];
        int count = 0;
        for (int row = 0; row < looks.size(); row++) {
            if (Looks.half(looks.key(row)) == half) rows[count++] = row;
        }
        return Arrays.copyOf(rows, count);
    }

    /// Whether both halves have enough to learn from.
    boolean isPossible(int occasionsMin) {
        for (int half = 0; half < Looks.HALVES; half++) {
            double came = 0;
            for (int row : rows(half)) came += looks.of(row, Fact.LATER);
            if (came < occasionsMin) return false;
        }
        return true;
    }

    static List<Sign> same(int count, Sign sign) {
        return Collections.nCopies(count, sign);
    }
}
