package io.customerpulse.tables.parquet;

import io.customerpulse.engine.catalog.Rates.Conversion;
import io.customerpulse.engine.state.Ref;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.Customers;
import io.customerpulse.tables.log.HashedNumbers;
import io.customerpulse.tables.log.LogRow;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.parquet.ParquetQuery.Cell;

/// The fast road of Parquet rows into a log: no object per row. A customer, a signal, an outreach is known
/// by the hash that DuckDB made of its text; the text is fetched only the first time.
///
/// A chunk is taken column by column. Looking up its customers is the slowest of it: the table of a
/// million does not fit into a cache, and a loop that does nothing else has the processor wait for many
/// cache lines at once instead of one after another.
///
/// Two customers whose 63-bit hashes agree would be taken for one: among a million that has a chance of 5e-8.
final class NumberedRows {

    /// Rows of a chunk at most.
    private static final int ROWS = 2_048;

    private final Intake intake;
    private final Amounts amounts;
    private final boolean fillsAlone;
    private final boolean hasValues;
    private final boolean hasOutreach;
    private final boolean hasContent;
    private final boolean hasChannel;
    private final HashedNumbers customers = new HashedNumbers();
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

    NumberedRows(Intake intake, Mapping mapping, Amounts amounts) {
        this.intake = intake;
        this.amounts = amounts;
        this.fillsAlone = intake.log().customers().size() == 0;
        this.hasValues = mapping.value().isPresent();
        this.hasOutreach = mapping.about().outreach().isPresent();
        this.hasContent = mapping.about().content().isPresent();
        this.hasChannel = mapping.about().channel().isPresent();
    }

    /// Takes in a chunk of good rows.
    void accept(Cells cells, LocalTimes localTimes, boolean isLocal) {
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
            intake.accept(row);
        }
    }

    private void findCustomers(Cells cells) {
        cells.copyNumbers(Cell.CUSTOMER_HASH, hashes);
        for (int i = 0; i < cells.rows(); i++) customer[i] = customers.number(hashes[i]);
        for (int i = 0; i < cells.rows(); i++) {
            if (customer[i] == HashedNumbers.ABSENT) customer[i] = newCustomer(hashes[i], cells, i);
        }
    }

    /// A customer who was not known before the chunk; an earlier row of it may have brought them.
    private long newCustomer(long hash, Cells cells, int i) {
        long known = customers.number(hash);
        if (known != HashedNumbers.ABSENT) return known;
        Customers all = intake.log().customers();
        String name = cells.text(Cell.CUSTOMER, i);
        // In a log that this file alone fills, a new hash is a new customer.
        int number = fillsAlone ? all.append(name) : all.number(name);
        customers.put(hash, number);
        return number;
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
