package io.customerpulse.tables.parquet;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/// The columns of one chunk of a [ParquetQuery].
final class Cells {

    private final int rows;
    private final DuckDBReadableVector[] vectors;

    Cells(DuckDBDataChunkReader chunk) {
        this.rows = (int) chunk.rowCount();
        this.vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
        for (int i = 0; i < vectors.length; i++) vectors[i] = chunk.vector(i);
    }

    int rows() {
        return rows;
    }

    boolean isPresent(int cell, int row) {
        return !vectors[cell].isNull(row);
    }

    long number(int cell, int row) {
        return vectors[cell].getLong(row);
    }

    double decimal(int cell, int row) {
        return vectors[cell].getDouble(row, Double.NaN);
    }

    /// The text; empty where there is none.
    String text(int cell, int row) {
        return isPresent(cell, row) ? vectors[cell].getString(row) : "";
    }

    /// A whole column at once: a tight loop runs several times as fast as calls from a large one.
    void copyNumbers(int cell, long[] to) {
        DuckDBReadableVector vector = vectors[cell];
        for (int row = 0; row < rows; row++) to[row] = vector.getLong(row);
    }

    /// A whole column at once; NaN where there is no number.
    void copyDecimals(int cell, double[] to) {
        DuckDBReadableVector vector = vectors[cell];
        for (int row = 0; row < rows; row++) to[row] = vector.getDouble(row, Double.NaN);
    }

    /// Whether any row of a column has something.
    boolean isAnyPresent(int cell) {
        DuckDBReadableVector vector = vectors[cell];
        for (int row = 0; row < rows; row++) {
            if (!vector.isNull(row)) return true;
        }
        return false;
    }
}
