package io.customerpulse.tables.row;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.mapping.MappingFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All rows of a text, and how the reading went.
record Rows(List<Row> all, Outcome outcome) {

    static final Shape SEGMENT = new Shape.Segment();

    /// CSV with the columns `who,when,what,worth`.
    static final Shape CSV = mapped("""
            format: csv
            customer: who
            time: {column: when}
            signal: {column: what}
            value: {column: worth}
            """);

    static Shape mapped(String yaml) {
        return new Shape.Mapped(mapping(yaml));
    }

    static Mapping mapping(String yaml) {
        return switch (MappingFile.read("m.yaml", yaml, Optional.empty())) {
            case MappingFile.Read read -> read.mapping();
            case MappingFile.Refused refused ->
                throw new AssertionError(refused.problems().toString());
        };
    }

    static Rows of(Shape shape, String... lines) {
        return of(shape, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Rows of(Shape shape, byte[] bytes) {
        List<Row> rows = new ArrayList<>();
        try {
            Outcome outcome = RowFile.read(new ByteArrayInputStream(bytes), shape, RowSettings.USUAL, rows::add);
            return new Rows(rows, outcome);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    /// The interactions, if there is nothing else.
    List<Interaction> interactions() {
        return all.stream()
                .map(row -> switch (row) {
                    case Row.Read read -> read.interaction();
                    case Row.Refused refused -> throw new AssertionError(refused.toString());
                    case Row.Silent silent -> throw new AssertionError(silent.toString());
                })
                .toList();
    }

    Interaction only() {
        List<Interaction> interactions = interactions();
        if (interactions.size() != 1) throw new AssertionError(interactions.toString());
        return interactions.getFirst();
    }

    /// `line: reason` of each refusal.
    List<String> refusals() {
        return all.stream()
                .filter(Row.Refused.class::isInstance)
                .map(Row.Refused.class::cast)
                .map(refused -> refused.line() + ": " + refused.reason())
                .toList();
    }

    /// `line: signal`, `line: call` or `line: refused` of each row.
    List<String> outline() {
        return all.stream()
                .map(row -> row.line() + ": "
                        + switch (row) {
                            case Row.Read read -> read.interaction().signal();
                            case Row.Refused _ -> "refused";
                            case Row.Silent silent -> silent.call();
                        })
                .toList();
    }
}
