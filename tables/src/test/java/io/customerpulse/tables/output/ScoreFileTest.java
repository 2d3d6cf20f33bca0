package io.customerpulse.tables.output;

import static io.customerpulse.tables.sample.Sample.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.tables.sample.Sample;
import io.customerpulse.tables.score.ScoreColumn;
import io.customerpulse.tables.score.ScoreRow;
import io.customerpulse.tables.score.Scores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files are read back by DuckDB, so that somebody else says what stands in them.
class ScoreFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyColumnReadsBackAsItWas(ScoreFile.Format format) throws IOException, SQLException, InterruptedException {
        Scores scores = scores();
        Path file = folder.resolve("it's \"scores\"." + format.name().toLowerCase(java.util.Locale.ROOT));
        ScoreFile.write(scores, file, 2);
        List<List<String>> expected = new ArrayList<>();
        for (int place = 0; place < scores.size(); place++) expected.add(texts(scores.row(place)));
        assertThat(read(file, format)).isEqualTo(expected);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void nobodysScoresAreAnEmptyTable(ScoreFile.Format format) throws IOException, SQLException, InterruptedException {
        Scores none = Scores.of(Sample.log(List.of(), Optional.empty()), NOON, 1);
        Path file = folder.resolve("none." + format.name().toLowerCase(java.util.Locale.ROOT));
        ScoreFile.write(none, file, 1);
        switch (format) {
            case CSV ->
                assertThat(Files.readString(file)).startsWith("customer,pulse,").hasLineCount(1);
            case JSONL -> assertThat(file).isEmptyFile();
            case PARQUET -> assertThat(read(file, format)).isEmpty();
        }
    }

    @Test
    void whatHasNoNumberIsEmptyInCsvAndNullInJson() throws IOException, InterruptedException {
        Scores scores =
                Scores.of(Sample.log(List.of(Sample.interaction("ada", "coupon", NOON)), Optional.empty()), NOON, 1);
        assertThat(csv(scores))
                .endsWith("\nada,0.0,0.0,0.0,0.0,0.0,,0.0,0.0,30.0,,new,1,%s,%s\n".formatted(NOON, NOON));
        Path file = folder.resolve("scores.jsonl");
        ScoreFile.write(scores, file, 1);
        assertThat(Files.readString(file)).contains("\"momentum\":null,").contains("\"overdue\":null,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-cmd|'/c calc'!A1", "@x", "\tx", "\r=1", "\n=1"})
    void aCustomerIsNoFormula(String customer) throws IOException, InterruptedException {
        assertThat(csv(of(customer))).contains("\n\"'" + customer + "\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4912345", "-17", "a=b", "17", "ada"})
    void whatNoSpreadsheetRunsStandsAsItIs(String customer) throws IOException, InterruptedException {
        assertThat(csv(of(customer))).contains("\n" + customer + ",");
    }

    @Test
    void textIsQuotedWhereItHasToBe() throws IOException, InterruptedException {
        assertThat(csv(of("a \"b\", c"))).contains("\n\"a \"\"b\"\", c\",");
        assertThat(csv(of(" a"))).contains("\n\" a\",");
    }

    @Test
    void jsonEscapesWhatItMust() throws IOException, InterruptedException {
        Path file = folder.resolve("scores.jsonl");
        ScoreFile.write(of("a\"b\\c\n\u001b\u0000é"), file, 1);
        assertThat(Files.readString(file))
                .startsWith("{\"customer\":\"a\\\"b\\\\c\\n\\u001B\\u0000é\",")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scores", "scores.txt", "scores.csv.gz", "csv"})
    void anEndingThatSaysNoFormatIsRefused(String name) {
        assertThatThrownBy(() -> ScoreFile.Format.of(Path.of(name)))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write %s: its ending must be .csv, .jsonl or .parquet".formatted(name));
    }

    private static Scores of(String customer) throws InterruptedException {
        return Scores.of(Sample.log(List.of(Sample.interaction(customer, "open", NOON)), Optional.empty()), NOON, 1);
    }

    private static String csv(Scores scores) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreFile.writeCsv(scores, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// More rows than DuckDB's chunk of 2,048 and hostile names among them.
    private static Scores scores() throws InterruptedException {
        List<Interaction> all = new ArrayList<>(Sample.interactions(5, 5_000, 9_000));
        for (String name : List.of("O'Hara, \"Scarlett\"", "line\nbreak", "Zoë 😀", "'; DROP TABLE x; --", " blank ")) {
            all.add(Sample.interaction(name, "email", NOON.plusNanos(123_456_000)));
        }
        return Scores.of(Sample.log(all, Optional.empty()), NOON.plus(Duration.ofDays(99)), 2);
    }

    private static List<String> texts(ScoreRow row) {
        List<String> texts = new ArrayList<>();
        for (ScoreColumn column : ScoreColumn.ALL) {
            texts.add(
                    switch (column) {
                        case ScoreColumn.Text text -> text.of().apply(row);
                        case ScoreColumn.Amount number -> number(number.of().applyAsDouble(row));
                        case ScoreColumn.Whole whole -> Long.toString(whole.of().applyAsLong(row));
                        case ScoreColumn.Time time -> Long.toString(time.of().applyAsLong(row));
                    });
        }
        return texts;
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "none" : Double.toString(number);
    }

    private static List<List<String>> read(Path file, ScoreFile.Format format) throws SQLException {
        String path = "'" + file.toString().replace("'", "''") + "'";
        String types =
                "{customer: 'VARCHAR', pulse: 'DOUBLE', investments: 'DOUBLE', returns: 'DOUBLE', decay: 'DOUBLE',"
                        + " noise: 'DOUBLE', momentum: 'DOUBLE', trend_7d: 'DOUBLE', trend_30d: 'DOUBLE',"
                        + " cadence_days: 'DOUBLE', overdue: 'DOUBLE', stage: 'VARCHAR', interactions: 'BIGINT',"
                        + " first_at: 'TIMESTAMPTZ', last_at: 'TIMESTAMPTZ'}";
        String table =
                switch (format) {
                    case CSV ->
                        "read_csv(%s, columns = %s, header = true, quote = '\"', escape = '\"', delim = ',', auto_detect = false, new_line = '\\n')"
                                .formatted(path, types);
                    case JSONL -> "read_json(%s, columns = %s, format = 'newline_delimited')".formatted(path, types);
                    case PARQUET -> "read_parquet(%s)".formatted(path);
                };
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT * REPLACE (epoch_us(first_at) AS first_at, epoch_us(last_at) AS last_at) FROM "
                                + table)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (ScoreColumn column : ScoreColumn.ALL) {
                    row.add(
                            switch (column) {
                                case ScoreColumn.Text text -> result.getString(text.name());
                                case ScoreColumn.Amount number -> {
                                    double value = result.getDouble(number.name());
                                    yield result.wasNull() ? "none" : Double.toString(value);
                                }
                                case ScoreColumn.Whole whole -> Long.toString(result.getLong(whole.name()));
                                case ScoreColumn.Time time -> Long.toString(result.getLong(time.name()));
                            });
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
