package io.customerpulse.tables.row;

import io.customerpulse.tables.mapping.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads a text of interactions, plain or packed, row by row.
///
/// ```
/// raw bytes → unpack (known by the first bytes) → window → cutter → record → texts → row
/// ```
///
/// Memory is bounded whatever the input: a window of at most 2 MB and the state of the unpacker. One
/// record in is exactly one row out; only a Segment `batch` gives one row for each of its items. Blank
/// lines are no records.
public final class RowFile {

    private static final int RECORDS_BETWEEN_CHECKS = 4_096;

    private final RowSink sink;
    private long read;
    private long refused;
    private long silent;

    private RowFile(RowSink sink) {
        this.sink = sink;
    }

    /// Reads all of an input; does not close it.
    ///
    /// @return the counts, and why reading stopped early if it did
    /// @throws IOException          if the device fails; damage in the data is a refusal instead
    /// @throws InterruptedException if the thread was interrupted; some rows have been given by then
    public static Outcome read(InputStream in, Shape shape, RowSettings settings, RowSink sink)
            throws IOException, InterruptedException {
        RowFile file = new RowFile(sink);
        try {
            RawBytes raw = new RawBytes(in, settings.progress());
            String stopped = file.unpack(raw, shape, settings);
            return new Outcome(
                    file.read, file.refused, file.silent, stopped.isEmpty() ? Optional.empty() : Optional.of(stopped));
        } catch (RawBytes.DeviceFault fault) {
            throw new IOException(fault.getCause());
        }
    }

    private String unpack(RawBytes raw, Shape shape, RowSettings settings) throws InterruptedException {
        Packing packing = Packing.of(raw.head(Packing.HEAD));
        if (!packing.refusal().isEmpty()) return stop(new Row.Refused(1, packing.refusal(), ""));
        try (InputStream text = packing.unpack(raw)) {
            return rows(new Window(text), packing, shape, settings);
        } catch (IOException damaged) {
            return stop(new Row.Refused(1, damage(packing, String.valueOf(damaged.getMessage())), ""));
        }
    }

    /// Gives the rows.
    ///
    /// @return why reading stopped before the end, or empty
    private String rows(Window window, Packing packing, Shape shape, RowSettings settings) throws InterruptedException {
        Packing inner = Packing.of(window.head(Packing.HEAD));
        if (inner != Packing.PLAIN) {
            String why = inner.refusal().isEmpty() ? "the input is packed twice" : inner.refusal();
            return stop(new Row.Refused(1, why, ""));
        }
        Records records = new Records(window, cutter(shape));
        RecordReader reader = reader(shape, settings);
        if (reader instanceof TableReader table) {
            String misfit = start(table, shape, records);
            if (!misfit.isEmpty()) return stop(records.refused(misfit));
        }
        all(records, reader);
        if (records.damage().isEmpty()) return "";
        return stop(records.refused(damage(packing, records.damage())));
    }

    private void all(Records records, RecordReader reader) throws InterruptedException {
        for (long i = 1; ; i++) {
            switch (records.next()) {
                case RECORD -> reader.read(records, this::accept);
                case REFUSED -> accept(records.refusal());
                case END -> {
                    return;
                }
            }
            if (i % RECORDS_BETWEEN_CHECKS == 0 && Thread.interrupted()) {
                throw new InterruptedException("interrupted at line " + records.line());
            }
        }
    }

    /// Makes a table's reader know its columns; the header, if there is one, is taken.
    private static String start(TableReader table, Shape shape, Records records) {
        boolean header =
                switch (shape) {
                    case Shape.Mapped mapped -> mapped.mapping().layout().header();
                    case Shape.Segment _ -> false;
                };
        if (!header) return table.start();
        return switch (records.next()) {
            case RECORD -> table.start(records);
            case REFUSED -> "the header cannot be read: " + records.refusal().reason();
            case END -> "";
        };
    }

    private static Cutter cutter(Shape shape) {
        return switch (shape) {
            case Shape.Segment _ -> new LineCutter();
            case Shape.Mapped mapped ->
                switch (mapped.mapping().layout().format()) {
                    case CSV -> new QuotedCutter(',');
                    case TSV -> new QuotedCutter('\t');
                    case COLUMNS -> new BlankCutter();
                    case JSONL, PARQUET -> new LineCutter();
                };
        };
    }

    private static RecordReader reader(Shape shape, RowSettings settings) {
        return switch (shape) {
            case Shape.Segment _ -> new SegmentReader();
            case Shape.Mapped mapped -> {
                boolean json = mapped.mapping().layout().format() == Mapping.Format.JSONL;
                yield json
                        ? new ObjectReader(mapped.mapping(), settings.currency())
                        : new TableReader(mapped.mapping(), settings.currency());
            }
        };
    }

    private static String damage(Packing packing, String what) {
        return "the %s data are cut off or damaged (%s): the rows before this point were read, what follows was not"
                .formatted(packing.word(), what);
    }

    private String stop(Row.Refused last) {
        accept(last);
        return last.reason();
    }

    private void accept(Row row) {
        switch (row) {
            case Row.Read _ -> read++;
            case Row.Refused _ -> refused++;
            case Row.Silent _ -> silent++;
        }
        sink.accept(row);
    }
}
