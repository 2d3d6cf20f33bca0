package io.customerpulse.tables.parquet;

import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Rates.Conversion;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.Customers;
import io.customerpulse.tables.log.HashedNumbers;
import io.customerpulse.tables.log.LogRow;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;
import io.customerpulse.tables.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/// Takes the rows of mapped Parquet chunks into an intake.
///
/// The fast road makes no object per row: a customer or signal is known by its hash, and its text
/// fetched only the first time. Where there are event ids, or texts are wanted, rows go the plain road
/// as [Interaction]s. Two customers whose 63-bit hashes agree would be taken for one: among
/// a million that has a chance of 5e-8.
final class ParquetReader {

    private final Intake intake;
    private final Rates rates;
    private final String currency;
    private final HashedNumbers customers = new HashedNumbers();
    private final HashedNumbers signals = new HashedNumbers();
    private final HashedNumbers refs = new HashedNumbers();
    private final Map<String, Conversion> conversions = new HashMap<>();
    private final LogRow scratch = new LogRow();
    private long[] found = new long[0];
    private final boolean hasIds;
    private final boolean hasValues;
    private final boolean fillsAlone;
    private final boolean hasOutreach;
    private final boolean hasContent;
    private final boolean hasChannel;
    private final boolean isLocal;
    private final LocalTimes localTimes;

    ParquetReader(Intake intake, Mapping mapping, ParquetColumns columns) {
        this.intake = intake;
        this.rates = intake.log().rules().catalog().rates();
        Optional<Mapping.Value> value = mapping.value();
        String stated = value.map(Mapping.Value::currency).orElse("");
        this.currency = stated.isEmpty() ? rates.currency() : stated;
        this.hasIds = mapping.about().id().isPresent();
        this.hasValues = value.isPresent();
        this.hasOutreach = mapping.about().outreach().isPresent();
        this.hasContent = mapping.about().content().isPresent();
        this.hasChannel = mapping.about().channel().isPresent();
        this.fillsAlone = intake.log().customers().size() == 0;
        this.isLocal = new ParquetTime(columns, mapping.time()).isLocal();
        this.localTimes = new LocalTimes(mapping.time().zone());
    }

    /// Takes in all rows of a chunk.
    void read(DuckDBDataChunkReader chunk) {
        Cells cells = new Cells(chunk);
        boolean byNumbers = intake.takesNumbers() && !hasIds;
        int rows = (int) chunk.rowCount();
        if (byNumbers) findCustomers(cells, rows);
        for (int row = 0; row < rows; row++) {
            if (cells.isPresent(Cell.REFUSAL, row)) {
                intake.accept(new Row.Refused(
                        cells.number(Cell.LINE, row), cells.text(Cell.REFUSAL, row), cells.text(Cell.ORIGINAL, row)));
            } else if (byNumbers) {
                intake.accept(numbers(cells, row));
            } else {
                intake.accept(new Row.Read(cells.number(Cell.LINE, row), interaction(cells, row)));
            }
        }
    }

    /// One chunk's columns.
    private static final class Cells {
        private final DuckDBReadableVector[] vectors = new DuckDBReadableVector[Cell.COUNT];

        Cells(DuckDBDataChunkReader chunk) {
            for (int i = 0; i < vectors.length; i++) vectors[i] = chunk.vector(i);
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

        String text(int cell, int row) {
            return isPresent(cell, row) ? vectors[cell].getString(row) : "";
        }
    }

    private LogRow numbers(Cells cells, int row) {
        scratch.begin(customer(cells, row), signal(cells, row), at(cells, row));
        if (hasValues && cells.isPresent(Cell.VALUE, row)) {
            String code = currency(cells, row);
            Conversion conversion = conversions.computeIfAbsent(code, rates::conversion);
            if (Double.isNaN(conversion.rate())) intake.noteCurrency(code);
            scratch.value(conversion.value(minor(cells.decimal(Cell.VALUE, row), conversion)));
        }
        scratch.about(
                hasOutreach ? ref(cells, Cell.OUTREACH_HASH, row) : Ref.NOTHING,
                hasContent ? ref(cells, Cell.CONTENT_HASH, row) : Ref.NOTHING,
                hasChannel ? ref(cells, Cell.CHANNEL_HASH, row) : Ref.NOTHING);
        return scratch;
    }

    private long at(Cells cells, int row) {
        long micros = cells.number(Cell.AT_MICROS, row);
        return isLocal ? localTimes.micros(micros) : micros;
    }

    /// Looks up all customers of a chunk in one tight loop, so that the processor waits for many cache
    /// lines at once instead of one after another.
    private void findCustomers(Cells cells, int rows) {
        if (found.length < rows) found = new long[rows];
        for (int row = 0; row < rows; row++) found[row] = customers.number(cells.number(Cell.CUSTOMER_HASH, row));
    }

    private int customer(Cells cells, int row) {
        if (found[row] != HashedNumbers.ABSENT) return (int) found[row];
        long hash = cells.number(Cell.CUSTOMER_HASH, row);
        long number = customers.number(hash);
        if (number == HashedNumbers.ABSENT) {
            number = newCustomer(cells.text(Cell.CUSTOMER, row));
            customers.put(hash, number);
        }
        return (int) number;
    }

    /// In a log that this file alone fills, a new hash is a new customer.
    private int newCustomer(String name) {
        Customers all = intake.log().customers();
        return fillsAlone ? all.append(name) : all.number(name);
    }

    private int signal(Cells cells, int row) {
        long hash = cells.number(Cell.SIGNAL_HASH, row);
        long number = signals.number(hash);
        if (number == HashedNumbers.ABSENT) {
            number = intake.log().signals().number(cells.text(Cell.SIGNAL, row));
            signals.put(hash, number);
        }
        return (int) number;
    }

    /// The stand-in of a text whose hash is in this column; the text is in the next.
    private long ref(Cells cells, int hashColumn, int row) {
        long hash = cells.number(hashColumn, row);
        if (hash == 0) return Ref.NOTHING;
        long ref = refs.number(hash);
        if (ref == HashedNumbers.ABSENT) {
            ref = Ref.of(cells.text(hashColumn + 1, row));
            refs.put(hash, ref);
        }
        return ref;
    }

    private String currency(Cells cells, int row) {
        String stated = cells.text(Cell.CURRENCY, row);
        return stated.isEmpty() ? currency : stated;
    }

    private static long minor(double major, Conversion conversion) {
        return (long) StrictMath.rint(major * conversion.minorPerMajor());
    }

    private Interaction interaction(Cells cells, int row) {
        Money value = Money.NONE;
        if (cells.isPresent(Cell.VALUE, row)) {
            String code = currency(cells, row);
            value = new Money(minor(cells.decimal(Cell.VALUE, row), rates.conversion(code)), code);
        }
        return new Interaction(
                cells.text(Cell.ID, row),
                cells.text(Cell.CUSTOMER, row),
                cells.text(Cell.SIGNAL, row),
                Micros.instant(at(cells, row)),
                value,
                new About(
                        cells.text(Cell.OUTREACH, row), cells.text(Cell.CONTENT, row), cells.text(Cell.CHANNEL, row)));
    }
}
