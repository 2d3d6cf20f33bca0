package io.customerpulse.tables.parquet;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;
import io.customerpulse.tables.row.Row;
import org.duckdb.DuckDBDataChunkReader;

/// Takes the rows of mapped Parquet chunks into an intake, one by one with all their texts: the plain road,
/// for what [NumberedRows] cannot do.
final class ParquetReader {

    private final Intake intake;
    private final Amounts amounts;
    private final boolean isLocal;
    private final LocalTimes localTimes;

    ParquetReader(Intake intake, Mapping mapping, ParquetColumns columns) {
        this.intake = intake;
        this.amounts = new Amounts(intake.log().rules().catalog().rates(), mapping.value());
        this.isLocal = new ParquetTime(columns, mapping.time()).isLocal();
        this.localTimes = new LocalTimes(mapping.time().zone());
    }

    /// Takes in all rows of a chunk.
    void read(DuckDBDataChunkReader chunk) {
        Cells cells = new Cells(chunk);
        for (int row = 0; row < cells.rows(); row++) {
            boolean bad = cells.isPresent(Cell.REFUSAL, row);
            intake.accept(bad ? refused(cells, row) : new Row.Read(line(cells, row), interaction(cells, row)));
        }
    }

    /// Takes in the bad rows of a chunk of [ParquetQuery#refused].
    void readRefused(DuckDBDataChunkReader chunk) {
        Cells cells = new Cells(chunk);
        for (int row = 0; row < cells.rows(); row++) intake.accept(refused(cells, row));
    }

    private static Row.Refused refused(Cells cells, int row) {
        return new Row.Refused(line(cells, row), cells.text(Cell.REFUSAL, row), cells.text(Cell.ORIGINAL, row));
    }

    private static long line(Cells cells, int row) {
        return cells.isPresent(Cell.LINE, row) ? cells.number(Cell.LINE, row) : 0;
    }

    private Interaction interaction(Cells cells, int row) {
        long micros = cells.number(Cell.AT_MICROS, row);
        return new Interaction(
                cells.text(Cell.ID, row),
                cells.text(Cell.CUSTOMER, row).strip(),
                cells.text(Cell.SIGNAL, row),
                Micros.instant(isLocal ? localTimes.micros(micros) : micros),
                amounts.money(cells, row),
                new About(
                        cells.text(Cell.OUTREACH, row), cells.text(Cell.CONTENT, row), cells.text(Cell.CHANNEL, row)));
    }
}
