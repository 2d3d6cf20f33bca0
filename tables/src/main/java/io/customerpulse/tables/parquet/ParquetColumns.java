package io.customerpulse.tables.parquet;

import io.customerpulse.tables.mapping.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The columns of a Parquet file. In a query they are called `c0`, `c1`, …, so that no name in a file can
/// stand for one of ours.
///
/// @param names in the order of the file
/// @param types each one's, as DuckDB calls it
record ParquetColumns(List<String> names, List<String> types) {

    /// The number of a row in its file, from 0; DuckDB's name for it.
    private static final String LINE = "file_row_number";

    private static final String NUMBER = "(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\\(.*\\))";

    ParquetColumns {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    static ParquetColumns of(Map<String, String> types) {
        return new ParquetColumns(List.copyOf(types.keySet()), List.copyOf(types.values()));
    }

    /// The file as a table of `c0`, `c1`, … and `line`.
    String table(Path file) {
        String own = IntStream.range(0, names.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return numbersItself()
                ? "(SELECT *, -1 AS line FROM %s AS file(%s))".formatted(scan(file, false), own)
                : "%s AS file(%s, line)".formatted(scan(file, true), own);
    }

    /// The scan of one file and nothing that its folders are called.
    static String scan(Path file, boolean withLine) {
        return "read_parquet(%s, hive_partitioning = false, file_row_number = %s)".formatted(Sql.file(file), withLine);
    }

    /// What a column is called in a query.
    ///
    /// @throws IllegalArgumentException if the file does not have it; the message is fit for a user
    String column(Column column) {
        return "c" + Sql.place(column, names);
    }

    String text(Column column) {
        return column(column) + "::VARCHAR";
    }

    String type(Column column) {
        return types.get(Sql.place(column, names));
    }

    boolean isText(Column column) {
        return type(column).equals("VARCHAR");
    }

    boolean isNumber(Column column) {
        return type(column).matches(NUMBER);
    }

    /// A whole row as it stands in the file.
    String original() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "%s := c%d".formatted(Sql.name(names.get(i)), i))
                .collect(Collectors.joining(", ", "struct_pack(", ")"));
    }

    /// A file with a column of that name has no line numbers for us.
    private boolean numbersItself() {
        return names.stream().anyMatch(LINE::equalsIgnoreCase);
    }
}
