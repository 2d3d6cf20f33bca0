package io.customerpulse.tables.parquet;

import io.customerpulse.engine.catalog.Rates.Conversion;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.HashedNumbers;
import io.customerpulse.tables.log.LogPart;
import io.customerpulse.tables.log.LogRow;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;

/// The fast road of Parquet rows into a log, for one thread: no object per row. A customer, a signal, an
/// outreach is known by the hash that DuckDB made of its text; the text is fetched only the first time.
///
/// A chunk is taken column by column, so that looking up its customers is a loop of its own: the table of a
/// million does not fit into a cache.
final class NumberedRows {

    /// Rows of a chunk at most.
    private static final int ROWS = 2_048;

    private final Intake intake;
    private final Amounts amounts;
    private final HashedCustomers customers;
    private final LocalTimes localTimes;
    private final boolean isLocal;
    private final boolean hasValues;
    private final boolean hasOutreach;
    private final boolean hasContent;
    private final boolean hasChannel;
    private final LogPart part = new LogPart();
    private final HashedNumbers signals = new HashedNumbers();
    private final HashedNumbers refs = new HashedNumbers();
    private final LogRow row = new LogRow();
    private final long[] hashes = new long[ROWS];
    private final long[] customer = new long[ROWS];
    private final long[] signal = new long[ROWS];
    private final long[] at = new long[ROWS];
    private final double[] value = new double[ROWS];
    private final long[] outreach = new long[ROWS];
    private final long[] content = new long[ROWS];
    private final long[] channel = new long[ROWS];

    NumberedRows(Intake intake, Mapping mapping, HashedCustomers customers, boolean isLocal) {
        this.intake = intake;
        this.amounts = new Amounts(intake.log().rules().catalog().rates(), mapping.value());
        this.customers = customers;
        this.localTimes = new LocalTimes(mapping.time().zone());
        this.isLocal = isLocal;
        this.hasValues = mapping.value().isPresent();
        this.hasOutreach = mapping.about().outreach().isPresent();
        this.hasContent = mapping.about().content().isPresent();
        this.hasChannel = mapping.about().channel().isPresent();
    }

    /// Takes in a chunk of good rows.
    void accept(Cells cells) {
        findCustomers(cells);
        findSignals(cells);
        cells.copyNumbers(Cell.AT_MICROS, at);
        if (hasValues) findValues(cells);
        if (hasOutreach) findRefs(cells, Cell.OUTREACH_HASH, outreach);
        if (hasContent) findRefs(cells, Cell.CONTENT_HASH, content);
        if (hasChannel) findRefs(cells, Cell.CHANNEL_HASH, channel);
        for (int i = 0; i < cells.rows(); i++) {
            row.begin((int) customer[i], (int) signal[i], isLocal ? localTimes.micros(at[i]) : at[i]);
            if (hasValues) row.value(value[i]);
            row.about(outreach[i], content[i], channel[i]);
            part.add(row);
        }
    }

    /// All that was taken in.
    LogPart part() {
        return part;
    }

    private void findCustomers(Cells cells) {
        cells.copyNumbers(Cell.CUSTOMER_HASH, hashes);
        customers.find(hashes, cells.rows(), customer);
        for (int i = 0; i < cells.rows(); i++) {
            if (customer[i] == HashedNumbers.ABSENT) {
                customer[i] = customers.number(hashes[i], cells.text(Cell.CUSTOMER, i));
            }
        }
    }

    private void findSignals(Cells cells) {
        cells.copyNumbers(Cell.SIGNAL_HASH, hashes);
        for (int i = 0; i < cells.rows(); i++) {
            long number = signals.number(hashes[i]);
            if (number == HashedNumbers.ABSENT) {
                number = intake.log().signals().number(cells.text(Cell.SIGNAL, i));
                signals.put(hashes[i], number);
            }
            signal[i] = number;
        }
    }

    private void findValues(Cells cells) {
        cells.copyDecimals(Cell.VALUE, value);
        for (int i = 0; i < cells.rows(); i++) {
            if (Double.isNaN(value[i])) continue;
            String currency = amounts.currency(cells, i);
            Conversion conversion = amounts.conversion(currency);
            if (Double.isNaN(conversion.rate())) intake.noteCurrency(currency);
            value[i] = conversion.value(Amounts.minor(value[i], conversion));
        }
    }

    /// Stand-ins of the texts whose hashes are in this column; the texts are in the next.
    private void findRefs(Cells cells, int hashColumn, long[] to) {
        cells.copyNumbers(hashColumn, to);
        for (int i = 0; i < cells.rows(); i++) {
            if (to[i] == 0) continue;
            long ref = refs.number(to[i]);
            if (ref == HashedNumbers.ABSENT) {
                ref = Ref.of(cells.text(hashColumn + 1, i));
                refs.put(to[i], ref);
            }
            to[i] = ref;
        }
    }
}
