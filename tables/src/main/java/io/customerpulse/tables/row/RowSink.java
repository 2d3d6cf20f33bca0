package io.customerpulse.tables.row;

/// Takes the rows of an input one by one, in the order of the file.
@FunctionalInterface
public interface RowSink {
    void accept(Row row);
}
