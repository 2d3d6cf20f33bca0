package io.customerpulse.tables.parquet;

import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/// The columns of one chunk of a [ParquetQuery].
final class Cells {

    private final int rows;
    private final int first;
    private final DuckDBReadableVector[] vectors;

    /// A chunk of all columns of a query.
    Cells(DuckDBDataChunkReader chunk) {
        this(chunk, 0);
    }

    /// A chunk of columns from a first one on.
    Cells(DuckDBDataChunkReader chunk, int first) {
        this.first = first;
        this.rows = (int) chunk.rowCount();
        this.vectors = new DuckDBReadableVector[(int) chunk.columnCount()];
        for (int i = 0; i < vectors.length; i++) vectors[i] = chunk.vector(i);
    }

    int rows() {
        return rows;
    }

    boolean isPresent(int cell, int row) {
        return !vectors[cell - first].isNull(row);
    }

    long number(int cell, int row) {
        return vectors[cell - first].getLong(row);
    }

    double decimal(int cell, int row) {
        return vectors[cell - first].getDouble(row, Double.NaN);
    }

    /// The text; empty where there is none.
    String text(int cell, int row) {
        return isPresent(cell, row) ? vectors[cell - first].getString(row) : "";
    }

    /// A whole column at once: a tight loop runs several times as fast as calls from a large one.
    void copyNumbers(int cell, long[] to) {
        DuckDBReadableVector vector = vectors[cell - first];
        for (int row = 0; row < rows; row++) to[row] = vector.getLong(row);
    }

    /// A whole column at once; NaN where there is no number.
    void copyDecimals(int cell, double[] to) {
        DuckDBReadableVector vector = vectors[cell - first];
        for (int row = 0; row < rows; row++) to[row] = vector.getDouble(row, Double.NaN);
    }
}
