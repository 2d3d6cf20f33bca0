package io.customerpulse.tables.row;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Reads a text of JSON lines, plain or packed, line by line as they stand: for who hands them on.
///
/// Lines, blank lines and what cannot be a line are told as [RowFile] tells them.
public final class LineFile {

    private static final int LINES_BETWEEN_CHECKS = 4_096;

    private final Sink sink;

    private LineFile(Sink sink) {
        this.sink = sink;
    }

    /// Takes the lines one by one, in the order of the file.
    public interface Sink {

        /// A line of UTF-8 text, not blank.
        ///
        /// @param number from 1
        void line(long number, String text);

        /// What is no such line.
        void refused(Row.Refused refused);
    }

    /// Reads all of an input; does not close it.
    ///
    /// @param progress told how many bytes of the raw (packed) input were taken so far
    /// @throws IOException          if the device fails; damage in the data is a refusal instead
    /// @throws InterruptedException if the thread was interrupted; some lines have been given by then
    public static void read(InputStream in, LongConsumer progress, Sink sink) throws IOException, InterruptedException {
        try {
            new LineFile(sink).unpack(new RawBytes(in, progress));
        } catch (RawBytes.DeviceFault fault) {
            throw new IOException(fault.getCause());
        }
    }

    private void unpack(RawBytes raw) throws InterruptedException {
        Packing packing = Packing.of(raw.head(Packing.HEAD));
        if (!packing.refusal().isEmpty()) {
            sink.refused(new Row.Refused(1, packing.refusal(), ""));
            return;
        }
        try (InputStream text = packing.unpack(raw)) {
            all(new Records(new Window(text), new LineCutter()));
        } catch (IOException damaged) {
            sink.refused(new Row.Refused(1, String.valueOf(damaged.getMessage()), ""));
        }
    }

    private void all(Records records) throws InterruptedException {
        for (long i = 1; ; i++) {
            switch (records.next()) {
                case RECORD -> sink.line(records.line(), records.fields().text(records.bytes(), 0));
                case REFUSED -> sink.refused(records.refusal());
                case END -> {
                    if (!records.damage().isEmpty()) {
                        sink.refused(
                                records.refused("the packed data are cut off or damaged (%s): what follows was not read"
                                        .formatted(records.damage())));
                    }
                    return;
                }
            }
            if (i % LINES_BETWEEN_CHECKS == 0 && Thread.interrupted()) throw new InterruptedException();
        }
    }
}
