package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bench.TemporaryFolder;
import io.customerpulse.stats.rank.Auc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// CDNOW, purchases only, one half-life of 91 days, scored as of the end of the calibration period: who
/// is scored, whether the pulse is the sum it stands for, and how well it ranks who buys again.
final class CdnowBars {

    static final String FILE = "cdnow/cdnow_full.txt.gz";
    private static final LocalDate LAST_DAY = LocalDate.of(1997, 9, 30);
    private static final String AS_OF = LAST_DAY + "T23:59:59Z";
    private static final double HALF_LIFE_DAYS = 91;
    private static final int CUSTOMERS = 23_570;
    private static final double DIFFERENCE_MAX = 1e-9;
    private static final double AUC = 0.7687;
    private static final double AUC_TOLERANCE = 0.0005;

    private static final String MAPPING = """
            format: columns
            header: true
            customer: 1
            time: {column: 2, format: yyyyMMdd, zone: UTC}
            signal: {constant: purchase}
            value: {column: 4, currency: USD}
            collapse: day
            """;

    private static final String CATALOG = """
            signals:
              purchase: {side: return, weight: 1, half_life: 91d}
            """;

    static final List<Bar> BARS = List.of(
            bar("cdnow-customers", "23570", CdnowBars::customers),
            bar("cdnow-max-difference", "≤1e-9", CdnowBars::maxDifference),
            bar("cdnow-auc", ".7687±.0005", CdnowBars::auc));

    private CdnowBars() {}

    /// The same log and catalog for a server, at the end of the calibration period and after the last line.
    static SameByHttp byHttp(TemporaryFolder folder, Path file) throws IOException {
        return new SameByHttp(
                file,
                folder.write("mapping.yaml", MAPPING),
                folder.write("catalog.yaml", CATALOG + SameByHttp.GAP),
                List.of(Instant.parse(AS_OF), Instant.parse("1998-07-01T00:00:00Z")));
    }

    private static Bar bar(String name, String target, RealData.OnFile measurement) {
        return new Bar("score", name, target, Length.SHORT, RealData.on(FILE, measurement));
    }

    private static Outcome customers(Path file) throws IOException {
        int customers = score(file).size();
        return new Outcome.Measured(Integer.toString(customers), customers == CUSTOMERS);
    }

    private static Outcome maxDifference(Path file) throws IOException {
        ScoreCsv scores = score(file);
        Map<String, SortedSet<LocalDate>> days = purchaseDays(file);
        double largest = 0;
        for (int row = 0; row < scores.size(); row++) {
            double sum = directSum(days.getOrDefault(scores.customer(row), new TreeSet<>()));
            largest = Math.max(largest, Math.abs(scores.number(row, "pulse") - sum));
        }
        return new Outcome.Measured(String.format(Locale.ROOT, "%.1e", largest), largest <= DIFFERENCE_MAX);
    }

    private static Outcome auc(Path file) throws IOException {
        ScoreCsv scores = score(file);
        Set<String> buyAgain = new HashSet<>();
        purchaseDays(file).forEach((customer, days) -> {
            if (days.last().isAfter(LAST_DAY)) buyAgain.add(customer);
        });
        boolean[] positive = new boolean[scores.size()];
        for (int row = 0; row < positive.length; row++) positive[row] = buyAgain.contains(scores.customer(row));
        double auc = Auc.of(scores.numbers("pulse"), positive);
        return new Outcome.Measured(String.format(Locale.ROOT, "%.5f", auc), Math.abs(auc - AUC) <= AUC_TOLERANCE);
    }

    private static ScoreCsv score(Path file) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            return ScoreCsv.of(Program.run(
                    "score",
                    file.toString(),
                    "--mapping",
                    folder.write("mapping.yaml", MAPPING).toString(),
                    "--catalog",
                    folder.write("catalog.yaml", CATALOG).toString(),
                    "--as-of",
                    AS_OF));
        }
    }

    /// `Σ 2^(−age / 91 d)` at the last second of the last day, over purchases at the midnights that begin their days.
    private static double directSum(SortedSet<LocalDate> days) {
        double partOfDay = 86_399 / 86_400.0;
        return days.headSet(LAST_DAY.plusDays(1)).stream()
                .mapToDouble(day -> Math.pow(2, -(ChronoUnit.DAYS.between(day, LAST_DAY) + partOfDay) / HALF_LIFE_DAYS))
                .sum();
    }

    private static Map<String, SortedSet<LocalDate>> purchaseDays(Path file) throws IOException {
        Map<String, SortedSet<LocalDate>> days = new TreeMap<>();
        Lines.of(file).stream().skip(1).forEach(line -> {
            String[] fields = line.strip().split("\\s+", -1);
            days.computeIfAbsent(fields[0], customer -> new TreeSet<>())
                    .add(LocalDate.parse(fields[1], DateTimeFormatter.BASIC_ISO_DATE));
        });
        return days;
    }
}
