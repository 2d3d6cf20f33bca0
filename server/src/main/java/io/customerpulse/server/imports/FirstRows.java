package io.customerpulse.server.imports;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.row.Row;
import io.customerpulse.tables.row.RowFile;
import io.customerpulse.tables.row.RowSettings;
import io.customerpulse.tables.row.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the beginning of a file would be read: nothing of it is kept.
///
/// @param rows   the first ones
/// @param usable how many of all rows of the beginning can be used
/// @param others how many cannot
public record FirstRows(List<Line> rows, long usable, long others) {

    /// The longest beginning that is looked at, in characters.
    public static final int TEXT_MAX = 200_000;

    private static final int ROWS_MAX = 10;

    public FirstRows {
        rows = List.copyOf(rows);
    }

    /// A row.
    ///
    /// @param number  its line, from 1
    /// @param read    what was understood; empty for a call that is no interaction, and for what cannot be used
    /// @param call    such as `identify`, where it is one that is no interaction
    /// @param refused why it cannot be used; empty if it can
    public record Line(long number, Optional<Interaction> read, String call, String refused) {}

    /// Reads the beginning of a file.
    ///
    /// @param text     whole lines
    /// @param currency of values that state none
    /// @throws InterruptedException if the thread is interrupted
    public static FirstRows of(String text, Optional<Mapping> mapping, String currency) throws InterruptedException {
        List<Line> rows = new ArrayList<>();
        long[] counts = {0, 0};
        Shape shape = mapping.<Shape>map(Shape.Mapped::new).orElse(new Shape.Segment());
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            RowFile.read(new ByteArrayInputStream(bytes), shape, new RowSettings(currency, taken -> {}), row -> {
                Line line = line(row);
                counts[line.refused().isEmpty() ? 0 : 1]++;
                if (rows.size() < ROWS_MAX) rows.add(line);
            });
        } catch (IOException noDevice) {
            throw new IllegalStateException("it is read from memory", noDevice);
        }
        return new FirstRows(rows, counts[0], counts[1]);
    }

    private static Line line(Row row) {
        return switch (row) {
            case Row.Read(long number, Interaction read) -> new Line(number, Optional.of(read), "", "");
            case Row.Refused(long number, String reason, String _) -> new Line(number, Optional.empty(), "", reason);
            case Row.Silent(long number, String call) -> new Line(number, Optional.empty(), call, "");
        };
    }
}
