package io.customerpulse.tables.table;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Rows, and what each column shows of them.
///
/// @param columns in their order
/// @param rows    in their order
public record Table<R>(List<Column<R>> columns, List<R> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A column: its name, and how it is read off a row.
    public sealed interface Column<R> {

        String name();

        /// A text.
        record Text<R>(String name, Function<R, String> of) implements Column<R> {}

        /// A number; NaN where there is none.
        record Amount<R>(String name, ToDoubleFunction<R> of) implements Column<R> {}

        /// A whole number.
        record Whole<R>(String name, ToLongFunction<R> of) implements Column<R> {}
    }
}
