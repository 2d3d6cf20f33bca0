package io.customerpulse.stats.regression;

/// The columns of a matrix brought to spread 1, so that one ridge fits all and the equations are well
/// conditioned.
///
/// A column that is mostly zero keeps its zeros: then a row costs only what is in it, and its mean is at
/// most its spread, so nothing is lost by not centring. Other columns may be centred. A constant column
/// says nothing beside an intercept: its scale is 0, so it reads as zero.
final class Columns {

    /// Spread below this share of the mean is rounding.
    private static final double CONSTANT = 1e-9;

    private final Matrix matrix;
    private final double[] shift;
    private final double[] spread;
    private final double[] scale;

    /// Where the entries of the row last read are.
    final int[] index;
    /// What they are.
    final double[] value;

    private Columns(Matrix matrix, double[] shift, double[] spread) {
        this.matrix = matrix;
        this.shift = shift;
        this.spread = spread;
        this.scale = new double[spread.length];
        for (int j = 0; j < scale.length; j++) scale[j] = spread[j] == 0 ? 0 : 1 / spread[j];
        this.index = new int[spread.length];
        this.value = new double[spread.length];
    }

    /// Columns divided by their spread; zero stays zero.
    static Columns scaled(Sample sample) {
        return of(sample, false);
    }

    /// Columns divided by their spread, and centred unless mostly zero.
    static Columns standardised(Sample sample) {
        return of(sample, true);
    }

    private static Columns of(Sample sample, boolean centre) {
        Matrix matrix = sample.features();
        int columns = matrix.columns();
        double[] mean = new double[columns];
        double[] filled = new double[columns];
        double total = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            double weight = sample.weight(i);
            total += weight;
            for (int j = 0; j < columns; j++) {
                double x = matrix.at(i, j);
                if (x == 0) continue;
                mean[j] += weight * x;
                filled[j] += weight;
            }
        }
        for (int j = 0; j < columns; j++) mean[j] /= total;
        double[] spread = new double[columns];
        for (int i = 0; i < matrix.rows(); i++) {
            double weight = sample.weight(i);
            for (int j = 0; j < columns; j++) {
                double off = matrix.at(i, j) - mean[j];
                spread[j] += weight * off * off;
            }
        }
        double[] shift = new double[columns];
        for (int j = 0; j < columns; j++) {
            double deviation = Math.sqrt(spread[j] / total);
            spread[j] = deviation <= CONSTANT * Math.abs(mean[j]) ? 0 : deviation;
            if (centre && filled[j] > total / 2) shift[j] = mean[j];
        }
        return new Columns(matrix, shift, spread);
    }

    int count() {
        return spread.length;
    }

    double spread(int column) {
        return spread[column];
    }

    double shift(int column) {
        return shift[column];
    }

    /// Reads a row into [#index] and [#value].
    ///
    /// @return how many entries it has
    int read(int row) {
        int entries = 0;
        for (int j = 0; j < shift.length; j++) {
            double z = (matrix.at(row, j) - shift[j]) * scale[j];
            if (z == 0) continue;
            index[entries] = j;
            value[entries++] = z;
        }
        return entries;
    }

    /// Sum of coefficient times entry over the row, plus the last coefficient, the intercept.
    double dot(int row, double[] coefficients) {
        double sum = coefficients[shift.length];
        for (int j = 0; j < shift.length; j++) {
            sum += (matrix.at(row, j) - shift[j]) * scale[j] * coefficients[j];
        }
        return sum;
    }
}
