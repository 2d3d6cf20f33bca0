package io.customerpulse.tables.parquet;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;
import io.customerpulse.tables.row.Row;
import org.duckdb.DuckDBDataChunkReader;

/// Takes the rows of mapped Parquet chunks into an intake.
///
/// Chunks of good rows go the fast road as [NumberedRows]. Where there are event ids, texts are wanted or
/// a row of the chunk is bad, they go the plain road one by one.
final class ParquetReader {

    private final Intake intake;
    private final Amounts amounts;
    private final NumberedRows numbered;
    private final boolean byNumbers;
    private final boolean isLocal;
    private final LocalTimes localTimes;

    ParquetReader(Intake intake, Mapping mapping, ParquetColumns columns) {
        this.intake = intake;
        this.amounts = new Amounts(intake.log().rules().catalog().rates(), mapping.value());
        this.numbered = new NumberedRows(intake, mapping, amounts);
        this.byNumbers = intake.takesNumbers() && mapping.about().id().isEmpty();
        this.isLocal = new ParquetTime(columns, mapping.time()).isLocal();
        this.localTimes = new LocalTimes(mapping.time().zone());
    }

    /// Takes in all rows of a chunk.
    void read(DuckDBDataChunkReader chunk) {
        Cells cells = new Cells(chunk);
        if (byNumbers && !cells.isAnyPresent(Cell.REFUSAL)) {
            numbered.accept(cells, localTimes, isLocal);
            return;
        }
        for (int row = 0; row < cells.rows(); row++) {
            intake.accept(
                    cells.isPresent(Cell.REFUSAL, row)
                            ? new Row.Refused(
                                    cells.number(Cell.LINE, row),
                                    cells.text(Cell.REFUSAL, row),
                                    cells.text(Cell.ORIGINAL, row))
                            : new Row.Read(cells.number(Cell.LINE, row), interaction(cells, row)));
        }
    }

    private Interaction interaction(Cells cells, int row) {
        long micros = cells.number(Cell.AT_MICROS, row);
        return new Interaction(
                cells.text(Cell.ID, row),
                cells.text(Cell.CUSTOMER, row),
                cells.text(Cell.SIGNAL, row),
                Micros.instant(isLocal ? localTimes.micros(micros) : micros),
                amounts.money(cells, row),
                new About(
                        cells.text(Cell.OUTREACH, row), cells.text(Cell.CONTENT, row), cells.text(Cell.CHANNEL, row)));
    }
}
