package io.customerpulse.tables.parquet;

import io.customerpulse.tables.mapping.Column;
import java.nio.file.Path;
import java.util.List;

/// Pieces of SQL made of names and texts that come from outside: everything is quoted here.
final class Sql {

    private Sql() {}

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// One file, even if its name has what a pattern of names has.
    static String file(Path file) {
        return text(file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]"));
    }

    /// The place, from 0, of a column in a file with these columns.
    ///
    /// @throws IllegalArgumentException if the file does not have it; the message is fit for a user
    static int place(Column column, List<String> columns) {
        return switch (column) {
            case Column.Named(String name) -> {
                if (!columns.contains(name)) {
                    throw new IllegalArgumentException(
                            "no column \"%s\"; there are: %s".formatted(name, String.join(", ", columns)));
                }
                yield columns.indexOf(name);
            }
            case Column.At(int position) -> {
                if (position > columns.size()) {
                    throw new IllegalArgumentException(
                            "no column %d; there are %d".formatted(position, columns.size()));
                }
                yield position - 1;
            }
        };
    }
}
