package io.customerpulse.tables.output;

import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.score.ScoreColumn;
import io.customerpulse.tables.score.ScoreRow;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

/// Score rows as JSON lines: one object each, `null` where there is no number, instants in ISO 8601.
final class JsonRows implements RowText {

    private final JsonStringEncoder encoder = JsonStringEncoder.getInstance();
    private final List<ScoreColumn> columns;

    JsonRows(List<ScoreColumn> columns) {
        this.columns = columns;
    }

    @Override
    public void head(StringBuilder to) {
        // JSON lines have none.
    }

    @Override
    public void row(ScoreRow row, StringBuilder to) {
        char before = '{';
        for (ScoreColumn column : columns) {
            to.append(before).append('"').append(column.name()).append("\":");
            before = ',';
            switch (column) {
                case ScoreColumn.Text text -> quoted(text.of().apply(row), to);
                case ScoreColumn.Amount number -> {
                    double value = number.of().applyAsDouble(row);
                    if (Double.isNaN(value)) to.append("null");
                    else to.append(value);
                }
                case ScoreColumn.Whole whole -> to.append(whole.of().applyAsLong(row));
                case ScoreColumn.Time time ->
                    to.append('"')
                            .append(Micros.instant(time.of().applyAsLong(row)))
                            .append('"');
            }
        }
        to.append("}\n");
    }

    private void quoted(String text, StringBuilder to) {
        to.append('"');
        encoder.quoteAsString(text, to);
        to.append('"');
    }
}
