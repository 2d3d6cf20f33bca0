package io.customerpulse.stats.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The covariance of what minimises an objective, from the curvature `A` there and the gradients `g` that each of many
/// independent groups of cases has there: `A⁻¹ (Σ g gᵀ) A⁻¹ · G/(G − 1)`, in the coordinates that are free.
///
/// @see <a href="https://doi.org/10.1093/biomet/73.1.13">Liang & Zeger, Longitudinal data analysis, 1986</a>
final class Sandwich {

    private final int[] free;
    private final Cholesky bread;
    private final double[] gradient;
    private final double[][] filling;
    private int groups;

    /// Without any case yet.
    Sandwich(double[][] curvature, boolean[] isFree) {
        this.free = IntStream.range(0, isFree.length).filter(j -> isFree[j]).toArray();
        this.bread = Cholesky.of(curvature, free);
        this.gradient = new double[isFree.length];
        this.filling = new double[free.length][free.length];
    }

    /// Adds the row last read to the group: its gradient is `slope · x`, with 1 for the intercept.
    void add(Columns columns, int entries, double slope) {
        gradient[gradient.length - 1] += slope;
        for (int e = 0; e < entries; e++) gradient[columns.index[e]] += slope * columns.value[e];
    }

    /// The group is whole; what follows is of another.
    void nextGroup() {
        groups++;
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) filling[a][b] += gradient[free[a]] * gradient[free[b]];
        }
        Arrays.fill(gradient, 0);
    }

    /// The covariance of all coordinates; 0 where one is not free.
    double[][] covariance() {
        double[][] half = new double[free.length][];
        for (int a = 0; a < free.length; a++) {
            half[a] = filling[a].clone();
            bread.solve(half[a]);
        }
        double[][] covariance = new double[gradient.length][gradient.length];
        for (int a = 0; a < free.length; a++) {
            double[] line = new double[free.length];
            for (int b = 0; b < free.length; b++) line[b] = half[b][a] * groups / Math.max(1.0, groups - 1.0);
            bread.solve(line);
            for (int b = 0; b < free.length; b++) covariance[free[a]][free[b]] = line[b];
        }
        return covariance;
    }
}
