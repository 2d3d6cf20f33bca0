package io.customerpulse.checks.bars;

import java.util.List;
import java.util.stream.IntStream;

/// What `pulse score` wrote as CSV, read back. The customers of real data are plain numbers, so no field is quoted.
///
/// @param columns their names
/// @param rows    the fields of each customer, in the order of the file
record ScoreCsv(List<String> columns, List<List<String>> rows) {

    static ScoreCsv of(String text) {
        List<List<String>> lines =
                text.lines().map(line -> List.of(line.split(",", -1))).toList();
        return new ScoreCsv(lines.getFirst(), lines.subList(1, lines.size()));
    }

    int size() {
        return rows.size();
    }

    String customer(int row) {
        return text(row, "customer");
    }

    String text(int row, String column) {
        return rows.get(row).get(columns.indexOf(column));
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    /// A column of numbers.
    double[] numbers(String column) {
        int place = columns.indexOf(column);
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(place)))
                .toArray();
    }

    /// The largest relative difference to another table; infinite if they differ in customers, their order, or words.
    double difference(ScoreCsv other) {
        if (!columns.equals(other.columns) || rows.size() != other.rows.size()) return Double.POSITIVE_INFINITY;
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> difference(rows.get(row), other.rows.get(row)))
                .max()
                .orElse(0);
    }

    private static double difference(List<String> one, List<String> other) {
        double largest = 0;
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).equals(other.get(i))) largest = Math.max(largest, difference(one.get(i), other.get(i)));
        }
        return largest;
    }

    private static double difference(String one, String other) {
        try {
            double a = Double.parseDouble(one);
            double b = Double.parseDouble(other);
            return a == b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
        } catch (NumberFormatException words) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
