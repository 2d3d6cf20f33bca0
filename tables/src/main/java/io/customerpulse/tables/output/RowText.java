package io.customerpulse.tables.output;

import io.customerpulse.tables.score.ScoreRow;

/// Writes score rows as lines of text.
sealed interface RowText permits CsvRows, JsonRows {

    /// What comes before the first row.
    void head(StringBuilder to);

    /// One row, its line end with it.
    void row(ScoreRow row, StringBuilder to);
}
