package io.customerpulse.tables.score;

import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.score.ScoreRow.Ahead;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// A column of the table of scores. [#ALL] is the table, and [#AHEAD] what a learned pulse adds to it: every
/// writer goes through [Scores#columns], so a column is added here and nowhere else.
public sealed interface ScoreColumn {

    /// The columns in their order: a stable interface, new ones come last.
    List<ScoreColumn> ALL = List.of(
            new Text("customer", ScoreRow::customer),
            new Amount("pulse", row -> row.pulse().level()),
            new Amount("investments", row -> row.pulse().investments()),
            new Amount("returns", row -> row.pulse().returns()),
            new Amount("decay", row -> row.pulse().decay()),
            new Amount("noise", row -> row.pulse().noise()),
            new Amount("momentum", row -> row.vitals().momentum().orElse(Double.NaN)),
            new Amount("trend_7d", row -> row.trends().days7()),
            new Amount("trend_30d", row -> row.trends().days30()),
            new Amount("cadence_days", row -> row.vitals().cadenceDays()),
            new Amount("overdue", row -> row.vitals().overdue().orElse(Double.NaN)),
            new Text("stage", row -> row.vitals().stage().word()),
            new Whole("interactions", ScoreRow::interactions),
            new Time("first_at", row -> Micros.of(row.firstAt())),
            new Time("last_at", row -> Micros.of(row.lastAt())));

    /// What stands behind them where a learned pulse is asked.
    List<ScoreColumn> AHEAD = List.of(
            new Amount("expected_30d", row -> ahead(row, Ahead::expected)),
            new Amount("chance_30d", row -> ahead(row, Ahead::chance)),
            new Amount("expected_value_30d", row -> ahead(row, Ahead::value)));

    private static double ahead(ScoreRow row, ToDoubleFunction<Ahead> of) {
        return row.ahead().isPresent() ? of.applyAsDouble(row.ahead().get()) : Double.NaN;
    }

    String name();

    /// Text, never empty.
    record Text(String name, Function<ScoreRow, String> of) implements ScoreColumn {}

    /// A number; NaN where there is none, written as nothing.
    record Amount(String name, ToDoubleFunction<ScoreRow> of) implements ScoreColumn {}

    /// A count.
    record Whole(String name, ToLongFunction<ScoreRow> of) implements ScoreColumn {}

    /// An instant in microseconds.
    record Time(String name, ToLongFunction<ScoreRow> of) implements ScoreColumn {}
}
