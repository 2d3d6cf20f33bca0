package io.customerpulse.checks.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/// Runs the benchmarks: `./build bench [NAME]`. Two kinds: of one call, with JMH, which prints the JDK
/// and every run; and of the whole program, a table each. The closing lines have the machine, and
/// minimum, median and maximum of each.
public final class Bench {

    private Bench() {}

    /// A benchmark of the whole program.
    @FunctionalInterface
    private interface Whole {
        /// Measures, and returns the table.
        String table() throws Exception;
    }

    /// Runs those whose name contains the first argument, whatever its case; all without one.
    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        StringBuilder report = new StringBuilder();
        for (RunResult result : oneCall(name)) report.append(line(result)).append('\n');
        for (var whole : wholeProgram().entrySet()) {
            if (whole.getKey().contains(name)) report.append(whole.getValue().table());
        }
        if (report.isEmpty()) {
            System.err.printf("no benchmark is called %s; there are update, %s%n", name, names());
            System.exit(2);
        }
        System.out.printf("%n%s%n%s", Machine.line(), report);
    }

    private static SequencedMap<String, Whole> wholeProgram() {
        SequencedMap<String, Whole> all = new LinkedHashMap<>();
        all.put("score", () -> ScoreAgainstDuckDb.measure().table());
        all.put("cost", () -> CostPerEvent.measure().table());
        return all;
    }

    private static String names() {
        return wholeProgram().keySet().stream().collect(Collectors.joining(", "));
    }

    private static List<RunResult> oneCall(String name) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("(?i)\\.\\w*" + name + "\\w*Bench\\.")
                .shouldFailOnError(true)
                .build();
        try {
            return List.copyOf(new Runner(options).run());
        } catch (NoBenchmarksException none) {
            return List.of();
        }
    }

    private static String line(RunResult result) {
        Statistics runs = result.getPrimaryResult().getStatistics();
        String full = result.getParams().getBenchmark();
        String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1)
                + result.getParams().getParamsKeys().stream()
                        .map(key -> " %s %s".formatted(result.getParams().getParam(key), key))
                        .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "%s: min %.1f, median %.1f, max %.1f %s in %d runs",
                name,
                runs.getMin(),
                runs.getPercentile(50),
                runs.getMax(),
                result.getPrimaryResult().getScoreUnit(),
                runs.getN());
    }
}
