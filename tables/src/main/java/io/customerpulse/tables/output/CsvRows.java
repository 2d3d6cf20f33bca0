package io.customerpulse.tables.output;

import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.score.ScoreColumn;
import io.customerpulse.tables.score.ScoreRow;
import java.util.List;

/// Score rows as CSV (RFC 4180): shortest numbers that read back the same, empty where there is none,
/// instants in ISO 8601.
final class CsvRows implements RowText {

    private final List<ScoreColumn> columns;

    CsvRows(List<ScoreColumn> columns) {
        this.columns = columns;
    }

    @Override
    public void head(StringBuilder to) {
        for (int i = 0; i < columns.size(); i++) {
            to.append(i > 0 ? "," : "").append(columns.get(i).name());
        }
        to.append('\n');
    }

    @Override
    public void row(ScoreRow row, StringBuilder to) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) to.append(',');
            switch (columns.get(i)) {
                case ScoreColumn.Text text -> CsvText.append(text.of().apply(row), to);
                case ScoreColumn.Amount number -> {
                    double value = number.of().applyAsDouble(row);
                    if (!Double.isNaN(value)) to.append(value);
                }
                case ScoreColumn.Whole whole -> to.append(whole.of().applyAsLong(row));
                case ScoreColumn.Time time -> to.append(Micros.instant(time.of().applyAsLong(row)));
            }
        }
        to.append('\n');
    }
}
