package io.customerpulse.checks.bars;

import io.customerpulse.checks.bench.TemporaryFolder;
import io.customerpulse.codec.model.ModelFile;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is measured of learning on the Starbucks log, with the commands a user has: who buys in the 72 hours after a
/// wave of offers, and when an offer's effect ends. For the first, that somebody became a member is an interaction like
/// any other; of age, income and gender nothing is used.
///
/// @param waves the learned pulse at each wave it is held against
/// @param boxes what was learned of offers by the days they are valid
record RewardsLearning(List<Wave> waves, List<Expiry> boxes) {

    static final List<Integer> TAUGHT_HOURS = List.of(168, 336, 408);
    static final List<Integer> TESTED_HOURS = List.of(504, 576);

    private static final String OFFERS = "starbucks/offers.csv";
    private static final String CUSTOMERS = "starbucks/customers.csv.gz";
    private static final int FIELD_MEMBER_SINCE = 4;
    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    /// The log's hour 0 is some day after the last customer became a member, which was on 2018-07-26.
    private static final LocalDate ORIGIN_DAY = LocalDate.of(2018, 8, 1);
    private static final String JOINED = "joined";
    private static final List<Integer> RECOVERED_DAYS = List.of(3, 4, 5);
    private static final int FIELD_DURATION = 4;

    private static final String MAPPING = """
            format: csv
            customer: customer
            time: {column: time, unit: hours, origin: 2026-01-01T00:00:00Z}
            signal: {column: signal}
            value: {column: amount, currency: USD}
            """;

    /// Areas under the curve at one wave.
    ///
    /// @param hour since the log begins
    record Wave(int hour, double learned, double recency) {}

    /// What was learned of the offers that are valid so many days.
    ///
    /// @param endDays where a box was chosen over mixtures of half-lives, on customers that were held out, its end;
    ///                else NaN
    record Expiry(int validDays, double endDays) {
        boolean isWithinADay() {
            return Math.abs(endDays - validDays) <= 1;
        }
    }

    static RewardsLearning of(Path log) throws IOException {
        Map<String, Integer> valid = new TreeMap<>();
        for (String line : Files.readAllLines(RealData.folder().resolve(OFFERS))) {
            String[] fields = line.split(",", -1);
            if (!fields[0].equals("offer")) valid.put(fields[0], Integer.parseInt(fields[FIELD_DURATION]));
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            return new RewardsLearning(waves(folder, log), boxes(folder, log, valid));
        }
    }

    /// The mean area of the learned pulse at the waves.
    double auc() {
        return waves.stream().mapToDouble(Wave::learned).average().orElseThrow();
    }

    private static List<Wave> waves(TemporaryFolder folder, Path log) throws IOException {
        Inputs inputs = inputs(folder, log, fields -> fields[2] + "_" + fields[3], joined());
        String landmarks = TAUGHT_HOURS.stream().map(RewardsLearning::instant).collect(Collectors.joining(","));
        List<Wave> waves = new ArrayList<>();
        for (int hour : TESTED_HOURS) {
            List<String> words = new ArrayList<>(List.of("evaluate"));
            words.addAll(inputs.words());
            words.addAll(List.of("--split", instant(hour), "--horizon", "72h", "--landmarks", landmarks));
            words.addAll(List.of("--models", "recency,learned pulse", "--resamples", "2", "--json"));
            String json = Program.run(words.toArray(String[]::new));
            waves.add(new Wave(hour, auc(json, "learned pulse"), auc(json, "recency")));
        }
        return waves;
    }

    private static List<Expiry> boxes(TemporaryFolder folder, Path log, Map<String, Integer> valid) throws IOException {
        Inputs inputs = inputs(
                folder,
                log,
                fields -> fields[2].equals("received") ? "received_" + valid.get(fields[3]) + "d" : "",
                List.of());
        Path model = folder.file("model.json");
        List<String> words = new ArrayList<>(List.of("fit"));
        words.addAll(inputs.words());
        words.addAll(List.of("--horizon", "24h", "--output", model.toString()));
        Program.run(words.toArray(String[]::new));
        return switch (ModelFile.read("model.json", Files.readString(model))) {
            case ModelFile.Refused refused -> throw new IllegalStateException("refused: " + refused.problems());
            case ModelFile.Read read ->
                RECOVERED_DAYS.stream()
                        .map(days -> new Expiry(days, end(read.pulse().worths(), "received_" + days + "d")))
                        .toList();
        };
    }

    private static double end(List<Worth> worths, String signal) {
        return worths.stream()
                .filter(it -> it.signal().equals(signal) && it.isFound() && it.kernel() instanceof Kernel.Box)
                .mapToDouble(Worth::effectiveHalfLifeDays)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Files of one run.
    private record Inputs(Path log, Path mapping, Path catalog) {
        List<String> words() {
            return List.of(
                    log.toString(),
                    "--mapping",
                    mapping.toString(),
                    "--catalog",
                    catalog.toString(),
                    "--target",
                    "purchase");
        }
    }

    /// That everybody became a member, as interactions of the time before the log.
    private static List<String> joined() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Lines.of(RealData.folder().resolve(CUSTOMERS))) {
            String[] fields = line.split(",", -1);
            if (fields[0].equals("customer")) continue;
            LocalDate day = LocalDate.parse(fields[FIELD_MEMBER_SINCE], DateTimeFormatter.BASIC_ISO_DATE);
            long hours =
                    Duration.ofDays(ChronoUnit.DAYS.between(ORIGIN_DAY, day)).toHours();
            lines.add("c%s,%d,%s,".formatted(fields[0], hours, JOINED));
        }
        return lines;
    }

    /// The log with signals of its own names.
    ///
    /// @param naming a line's fields to the name of its signal; empty leaves it out; purchases are always purchases
    /// @param before lines of the time before it
    private static Inputs inputs(
            TemporaryFolder folder, Path log, Function<String[], String> naming, List<String> before)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of("customer,time,signal,amount"));
        lines.addAll(before);
        TreeSet<String> names = new TreeSet<>(before.isEmpty() ? List.of() : List.of(JOINED));
        for (String line : Lines.of(log)) {
            String[] fields = line.split(",", -1);
            if (fields[0].equals("customer")) continue;
            String name = fields[2].equals("transaction") ? "purchase" : naming.apply(fields);
            if (name.isEmpty()) continue;
            names.add(name);
            lines.add("c%s,%s,%s,%s".formatted(fields[0], fields[1], name, fields[4]));
        }
        String catalog = names.stream().map(RewardsLearning::meaning).collect(Collectors.joining("", "signals:\n", ""));
        return new Inputs(
                Files.write(folder.file("events.csv"), lines),
                folder.write("mapping.yaml", MAPPING),
                folder.write("catalog.yaml", catalog));
    }

    private static String meaning(String signal) {
        String side = signal.startsWith("received") ? "investment" : "return";
        return "  %s: {side: %s, weight: 1, half_life: 7d}%n".formatted(signal, side);
    }

    private static double auc(String json, String model) {
        Matcher found = Pattern.compile("\"model\":\\s*\"" + model + "\".*?\"auc\":\\s*([-+0-9.eE]+)", Pattern.DOTALL)
                .matcher(json);
        if (!found.find()) throw new IllegalStateException("there is no area under the curve of " + model);
        return Double.parseDouble(found.group(1));
    }

    private static String instant(int hour) {
        return ORIGIN.plus(Duration.ofHours(hour)).toString();
    }
}
