package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bench.CostPerEvent;
import io.customerpulse.checks.bench.ScoreAgainstDuckDb;
import io.customerpulse.checks.bench.UpdateCost;
import java.util.List;
import java.util.Locale;

/// How fast scores are made. Figures of one machine say little alone: each of these is a ratio of two
/// measured in turn, but for the update, which is held against a figure. `./build bench` prints all
/// rounds of each.
final class SpeedBars {

    private static final double DUCKDB_RATIO_MAX = 2;
    private static final double COST_RATIO_MIN = 0.8;
    private static final double COST_RATIO_MAX = 1.2;
    private static final double UPDATE_NANOS_MAX = 250;

    static final List<Bar> BARS = List.of(
            new Bar("score", "update-ns", "≤250ns", Length.SHORT, SpeedBars::update),
            new Bar("score", "score-vs-duckdb", "≤2.00x", Length.SHORT, SpeedBars::againstDuckDb),
            new Bar("score", "cost-per-event", ".8–1.2x", Length.LONG, SpeedBars::costPerEvent));

    private SpeedBars() {}

    private static Outcome update() throws Exception {
        double nanos = UpdateCost.measure().nanos();
        return new Outcome.Measured(String.format(Locale.ROOT, "%.0fns", nanos), nanos <= UPDATE_NANOS_MAX);
    }

    private static Outcome againstDuckDb() throws Exception {
        double ratio = ScoreAgainstDuckDb.measure().ratio();
        return new Outcome.Measured(String.format(Locale.ROOT, "%.2fx", ratio), ratio <= DUCKDB_RATIO_MAX);
    }

    private static Outcome costPerEvent() throws Exception {
        double ratio = CostPerEvent.measure().ratio();
        boolean flat = ratio >= COST_RATIO_MIN && ratio <= COST_RATIO_MAX;
        return new Outcome.Measured(String.format(Locale.ROOT, "%.2fx", ratio), flat);
    }
}
