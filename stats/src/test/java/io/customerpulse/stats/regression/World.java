package io.customerpulse.stats.regression;

import java.util.Random;

/// Made-up cases with a known truth, and sums the tests share.
final class World {

    private World() {}

    /// The eight cases that scipy was asked about.
    static final double[] X = {0.5, 2, 1.5, 0, 2, 1, 3, 0, 0, 3, 2.5, 2, 1, 1, 3.5, 0};

    static final double[] WEIGHTS = {1, 2, 1, 1, 3, 1, 1, 1};
    static final double[] EXPOSURES = {1, 2, 1, 1.5, 3, 1, 0.5, 1};
    static final double[] COUNTS = {1, 0, 2, 4, 1, 3, 0, 5};

    /// Features from 0 on, half of them 0 and the second column far from 0.
    static double[] features(Random random, int rows, int columns) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            if (i % columns == 1) values[i] = 3 + random.nextDouble();
            else if (random.nextBoolean()) values[i] = 2 * random.nextDouble();
        }
        return values;
    }

    /// Knuth's, for small rates.
    static int poisson(Random random, double rate) {
        double limit = Math.exp(-rate);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    static double dot(double[] coefficients, Matrix x, int row) {
        double sum = 0;
        for (int j = 0; j < coefficients.length; j++) sum += coefficients[j] * x.at(row, j);
        return sum;
    }

    /// Weighted population standard deviation of a column.
    static double deviation(Sample sample, int column) {
        double weight = 0;
        double sum = 0;
        for (int i = 0; i < sample.rows(); i++) {
            weight += sample.weight(i);
            sum += sample.weight(i) * sample.features().at(i, column);
        }
        double squares = 0;
        for (int i = 0; i < sample.rows(); i++) {
            double off = sample.features().at(i, column) - sum / weight;
            squares += sample.weight(i) * off * off;
        }
        return Math.sqrt(squares / weight);
    }
}
