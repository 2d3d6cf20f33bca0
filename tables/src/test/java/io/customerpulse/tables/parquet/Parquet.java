package io.customerpulse.tables.parquet;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.intake.Deduplication;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.row.Row.Refused;
import io.customerpulse.tables.row.RowFile;
import io.customerpulse.tables.row.RowSettings;
import io.customerpulse.tables.row.Shape;
import io.customerpulse.tables.sample.Sample;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What was read of a file, and what was refused.
record Parquet(Intake intake, List<Refused> refused) {

    /// Writes the rows of a query to a file; its ending says the format.
    static Path write(Path file, String query) {
        String format = file.toString().endsWith(".csv") ? "csv, header true" : "parquet";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (%s) TO %s (FORMAT %s)".formatted(query, Sql.text(file.toString()), format));
            return file;
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /// Reads on the fast road if the mapping allows, or on the plain one.
    static Parquet read(Path file, String mapping, boolean fast) throws IOException {
        List<Refused> refused = new ArrayList<>();
        Intake intake = intake(refused);
        if (!fast) intake.watching(List.of("nobody"));
        try {
            new ParquetFile(file).read(Sample.mapping("format: parquet\n" + mapping), intake, _ -> {}, 1);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
        return new Parquet(intake, refused);
    }

    /// Reads a CSV file in the way of text.
    static Parquet readCsv(Path file, String mapping) {
        List<Refused> refused = new ArrayList<>();
        Intake intake = intake(refused);
        try (InputStream in = Files.newInputStream(file)) {
            RowFile.read(in, new Shape.Mapped(Sample.mapping("format: csv\n" + mapping)), RowSettings.USUAL, intake);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
        return new Parquet(intake, refused);
    }

    private static Intake intake(List<Refused> refused) {
        return new Intake(
                new InteractionLog(Sample.RULES, Optional.empty()), Deduplication.ID, row -> refused.add(row));
    }

    List<ScoreRow> scores() {
        try {
            Scores scores = Scores.of(intake.log(), Micros.instant(intake.log().latestMicros()), 1);
            return IntStream.range(0, scores.size()).mapToObj(scores::row).toList();
        } catch (InterruptedException nobodyInterrupts) {
            throw new IllegalStateException(nobodyInterrupts);
        }
    }

    List<String> customers() {
        return List.copyOf(new TreeSet<>(intake.log().customers().names()));
    }

    /// `customer at` of each customer with one interaction.
    List<String> firsts() {
        return scores().stream()
                .map(row -> row.customer() + " " + row.firstAt())
                .toList();
    }

    /// `line: reason` of each refusal, by line.
    List<String> reasons() {
        return refused.stream()
                .sorted(java.util.Comparator.comparingLong(Refused::line))
                .map(row -> row.line() + ": " + row.reason())
                .toList();
    }

    /// Rows of a table as SQL, `who, at, what, worth, unit, offer, item, place`.
    static String table(List<Interaction> interactions) {
        StringBuilder values = new StringBuilder("SELECT * FROM (VALUES ");
        for (Interaction it : interactions) {
            if (values.charAt(values.length() - 1) == ')') values.append(",\n");
            String worth = it.value().isStated()
                    ? "%d / 10 ** %d"
                            .formatted(
                                    it.value().minor(),
                                    io.customerpulse.engine.event.Money.digits(
                                            it.value().currency()))
                    : "NULL";
            values.append("(%s, %s::TIMESTAMP, %s, (%s)::DECIMAL(18,2), %s, %s, %s, %s)"
                    .formatted(
                            Sql.text(it.customer()),
                            Sql.text(it.at().toString().replace("Z", "")),
                            Sql.text(it.signal()),
                            worth,
                            orNull(it.value().currency()),
                            orNull(it.about().outreach()),
                            orNull(it.about().content()),
                            Sql.text(it.about().channel())));
        }
        return values + ") AS t(who, \"at\", what, worth, unit, offer, item, place)";
    }

    private static String orNull(String text) {
        return text.isEmpty() ? "NULL" : Sql.text(text);
    }
}
