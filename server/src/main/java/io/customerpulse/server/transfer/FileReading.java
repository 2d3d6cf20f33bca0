package io.customerpulse.server.transfer;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.tables.intake.Deduplication;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.row.LineFile;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.RowFile;
import io.customerpulse.tables.row.RowSettings;
import io.customerpulse.tables.row.RowSink;
import io.customerpulse.tables.row.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Reads one file and hands its rows on, in bounded memory: what is a repeat is told by whoever takes them. Only rows
/// that are collapsed by day have to be together first, so of those there may be no more than [#COLLAPSED_MAX].
public final class FileReading {

    /// Rows that are collapsed by day, at most; some 200 bytes each.
    public static final int COLLAPSED_MAX = 1_000_000;

    private final Outgoing to;
    private final Rules rules;
    private final LongConsumer progress;

    /// @param to       takes the rows
    /// @param rules    what is in force
    /// @param progress is told how many bytes of the file were taken; may throw to end it
    public FileReading(Outgoing to, Rules rules, LongConsumer progress) {
        this.to = to;
        this.rules = rules;
        this.progress = progress;
    }

    /// Reads all of a file.
    ///
    /// @param name    what it is called
    /// @param mapping where things stand in it; empty for JSON lines of Segment-spec calls
    /// @return rows that repeat another of the file, and were not handed on
    /// @throws IOException if the device fails, or it cannot be read in bounded memory
    public long read(String name, Path file, Optional<Mapping> mapping) throws IOException, InterruptedException {
        Optional<ZoneId> days = mapping.filter(it -> it.collapse() == Mapping.Collapse.DAY)
                .map(it -> it.time().zone());
        to.begin(days, rules);
        to.from(name, file);
        try (InputStream in = Files.newInputStream(file)) {
            if (mapping.isEmpty()) {
                LineFile.read(in, progress, new Lines(to));
                return 0;
            }
            return days.isPresent() ? together(in, mapping.get()) : oneByOne(in, mapping.get());
        }
    }

    private long oneByOne(InputStream in, Mapping mapping) throws IOException, InterruptedException {
        mapped(in, mapping, row -> {
            switch (row) {
                case Row.Read read -> to.row(read);
                case Row.Refused refused -> to.refused(refused);
                case Row.Silent _ -> throw new IllegalStateException("a mapped row is an interaction");
            }
        });
        return 0;
    }

    private long together(InputStream in, Mapping mapping) throws IOException, InterruptedException {
        long[] rows = {0};
        Intake intake = new Intake(new InteractionLog(rules, Optional.empty()), Deduplication.ID, to::refused)
                .handingOn(to::row);
        mapped(in, mapping, row -> {
            if (++rows[0] > COLLAPSED_MAX) throw new TooManyTogether();
            intake.accept(row);
        });
        return intake.accounting().duplicate();
    }

    private void mapped(InputStream in, Mapping mapping, RowSink sink) throws IOException, InterruptedException {
        try {
            String currency = rules.catalog().rates().currency();
            RowFile.read(in, new Shape.Mapped(mapping), new RowSettings(currency, progress), sink);
        } catch (TooManyTogether many) {
            throw new IOException(
                    "rows that are collapsed by day are read together, at most %d: bring it in with the command line"
                            .formatted(COLLAPSED_MAX),
                    many);
        }
    }

    private static final class TooManyTogether extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Lines go on as they stand.
    private record Lines(Outgoing to) implements LineFile.Sink {

        @Override
        public void line(long number, String text) {
            to.line(number, text);
        }

        @Override
        public void refused(Row.Refused refused) {
            to.refused(refused);
        }
    }
}
