package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bench.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Starbucks log, with outreaches that were answered and outreaches that were noise: whether
/// everyone is scored, whether each score is what it is defined to be, whether the order of the lines
/// shows, and whether the ledger sums to the score.
final class RewardsBars {

    /// In the middle of waves and between them; the last is the last instant of the log.
    private static final List<Integer> HOURS = List.of(100, 250, 408, 555, 714);

    private static final int LAST_HOUR = HOURS.getLast();
    private static final int CUSTOMERS = 17_000;
    private static final int SHUFFLES = 20;
    private static final int EXPLAINED = 50;
    private static final double DIFFERENCE_MAX = 1e-9;
    private static final double SHUFFLED_DIFFERENCE_MAX = 1e-12;
    private static final Pattern LEFT = Pattern.compile("\"left\":([-+0-9.eE]+)");

    static final List<Bar> BARS = List.of(
            bar("starbucks-customers", "17000", RewardsBars::customers),
            bar("starbucks-identity", "≤1e-9", RewardsBars::identity),
            bar("starbucks-definition", "≤1e-9", RewardsBars::definition),
            bar("shuffle-rows", "≤1e-12", RewardsBars::shuffled),
            bar("explain-sums", "≤1e-9", RewardsBars::explained));

    private RewardsBars() {}

    @FunctionalInterface
    private interface OnLog {
        Outcome take(RewardsApp app, TemporaryFolder folder) throws IOException;
    }

    private static Bar bar(String name, String target, OnLog measurement) {
        return new Bar("score", name, target, Length.SHORT, RealData.on(RewardsApp.FILE, file -> {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                return measurement.take(RewardsApp.in(folder, file), folder);
            }
        }));
    }

    private static Outcome customers(RewardsApp app, TemporaryFolder folder) {
        int customers = app.score(LAST_HOUR).size();
        return new Outcome.Measured(Integer.toString(customers), customers == CUSTOMERS);
    }

    private static Outcome identity(RewardsApp app, TemporaryFolder folder) {
        double largest = 0;
        for (int hour : HOURS) {
            ScoreCsv scores = app.score(hour);
            double[] pulses = scores.numbers("pulse");
            double[] investments = scores.numbers("investments");
            double[] returns = scores.numbers("returns");
            double[] decays = scores.numbers("decay");
            for (int row = 0; row < pulses.length; row++) {
                largest = Math.max(largest, Math.abs(pulses[row] - (investments[row] + returns[row] - decays[row])));
            }
        }
        return difference(largest, DIFFERENCE_MAX);
    }

    private static Outcome definition(RewardsApp app, TemporaryFolder folder) throws IOException {
        RewardsByDefinition definition = new RewardsByDefinition(Lines.of(app.log()));
        double largest = 0;
        for (int hour : HOURS) {
            ScoreCsv scores = app.score(hour);
            for (int row = 0; row < scores.size(); row++) {
                var expected = definition.pulse(scores.customer(row), hour);
                double[] differences = {
                    scores.number(row, "pulse") - expected.level(),
                    scores.number(row, "investments") - expected.investments(),
                    scores.number(row, "returns") - expected.returns(),
                    scores.number(row, "noise") - expected.noise()
                };
                for (double difference : differences) largest = Math.max(largest, Math.abs(difference));
            }
        }
        return difference(largest, DIFFERENCE_MAX);
    }

    private static Outcome shuffled(RewardsApp app, TemporaryFolder folder) throws IOException {
        ScoreCsv expected = app.score(LAST_HOUR);
        List<String> lines = Lines.of(app.log());
        Path file = folder.file("shuffled.csv");
        double largest = 0;
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.addFirst(lines.getFirst());
            Files.write(file, shuffled);
            ScoreCsv got = new RewardsApp(file, app.mapping(), app.catalog()).score(LAST_HOUR);
            largest = Math.max(largest, expected.difference(got));
        }
        return difference(largest, SHUFFLED_DIFFERENCE_MAX);
    }

    private static Outcome explained(RewardsApp app, TemporaryFolder folder) {
        ScoreCsv scores = app.score(LAST_HOUR);
        double largest = 0;
        for (int i = 0; i < EXPLAINED; i++) {
            int row = i * (scores.size() / EXPLAINED);
            double sum = 0;
            Matcher left = LEFT.matcher(app.explain(scores.customer(row), LAST_HOUR));
            while (left.find()) sum += Double.parseDouble(left.group(1));
            largest = Math.max(largest, Math.abs(sum - scores.number(row, "pulse")));
        }
        return difference(largest, DIFFERENCE_MAX);
    }

    private static Outcome difference(double largest, double max) {
        return new Outcome.Measured(String.format(Locale.ROOT, "%.1e", largest), largest <= max);
    }
}
