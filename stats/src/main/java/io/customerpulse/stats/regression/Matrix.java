package io.customerpulse.stats.regression;

/// Numbers in rows and columns: a row per case, a column per feature. A view of an array, row after row,
/// so that 200,000 cases of 60 features cost their 96 MB once.
public final class Matrix {

    private final double[] values;
    private final int rows;
    private final int columns;

    private Matrix(double[] values, int rows, int columns) {
        this.values = values;
        this.rows = rows;
        this.columns = columns;
    }

    /// The array as a matrix; not copied, so leave it alone afterwards.
    ///
    /// @param values finite, `values[row · columns + column]`
    public static Matrix of(double[] values, int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException(
                    "%d values are not %d rows of %d columns".formatted(values.length, rows, columns));
        }
        for (double value : values) {
            if (!Double.isFinite(value)) throw new IllegalArgumentException("features must be finite: " + value);
        }
        return new Matrix(values, rows, columns);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    /// A copy of one row.
    public double[] row(int row) {
        double[] copy = new double[columns];
        System.arraycopy(values, row * columns, copy, 0, columns);
        return copy;
    }
}
