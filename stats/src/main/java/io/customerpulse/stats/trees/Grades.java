package io.customerpulse.stats.trees;

import io.customerpulse.stats.regression.Matrix;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/// The features of many cases as grades: each feature is cut into at most 64 parts with about as many cases each, so
/// that the best cut among them is found by adding up, without sorting (Ke & al., LightGBM, 2017).
public final class Grades {

    /// The most parts of one feature.
    static final int PARTS = 64;

    private final double[][] bounds;
    private final byte[][] grades;

    private Grades(double[][] bounds, byte[][] grades) {
        this.bounds = bounds;
        this.grades = grades;
    }

    /// Grades of all cases.
    ///
    /// @param known the cases that say where to cut
    public static Grades of(Matrix features, int[] known) {
        double[][] bounds = new double[features.columns()][];
        byte[][] grades = new byte[features.columns()][features.rows()];
        for (int feature = 0; feature < features.columns(); feature++) {
            int column = feature;
            bounds[feature] = bounds(Arrays.stream(known)
                    .mapToDouble(row -> features.at(row, column))
                    .sorted()
                    .toArray());
            for (int row = 0; row < features.rows(); row++) {
                grades[feature][row] = (byte) grade(bounds[feature], features.at(row, feature));
            }
        }
        return new Grades(bounds, grades);
    }

    int features() {
        return bounds.length;
    }

    /// The grades of one feature, a row each.
    byte[] of(int feature) {
        return grades[feature];
    }

    /// How many grades a feature has.
    int count(int feature) {
        return bounds[feature].length + 1;
    }

    /// The largest value that has this grade or a lower one, somewhere before the next that occurs.
    double bound(int feature, int grade) {
        return bounds[feature][grade];
    }

    private static double[] bounds(double[] sorted) {
        double[] found = new double[PARTS - 1];
        int count = 0;
        for (int part = 1; part < PARTS; part++) {
            int place = (int) ((long) part * sorted.length / PARTS);
            if (place == 0) continue;
            double below = sorted[place - 1];
            int next = place;
            while (next < sorted.length && sorted[next] == below) next++;
            if (next == sorted.length) break;
            if (count > 0 && found[count - 1] >= below) continue;
            found[count++] = plain(below, sorted[next]);
        }
        return Arrays.copyOf(found, count);
    }

    /// The number with the fewest digits from `low` on and below `high`, about in the middle: a person is to read it.
    static double plain(double low, double high) {
        BigDecimal middle = new BigDecimal(low + (high - low) / 2);
        for (int digits = 1; digits <= MathContext.DECIMAL64.getPrecision(); digits++) {
            double rounded = middle.round(new MathContext(digits)).doubleValue();
            if (low <= rounded && rounded < high) return rounded;
        }
        return low;
    }

    private static int grade(double[] bounds, double value) {
        int place = Arrays.binarySearch(bounds, value);
        return place >= 0 ? place : -place - 1;
    }
}
