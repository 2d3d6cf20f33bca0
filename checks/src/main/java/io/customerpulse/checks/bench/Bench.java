package io.customerpulse.checks.bench;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/// Runs the benchmarks: `./build bench [NAME]`. JMH prints the JDK and every run; the closing lines
/// have the machine, and minimum, median and maximum of each benchmark's runs.
public final class Bench {

    private Bench() {}

    /// Runs those whose class name contains the first argument, whatever its case; all without one.
    public static void main(String[] arguments) throws RunnerException {
        String name = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        Options options = new OptionsBuilder()
                .include("(?i)\\.\\w*" + name + "\\w*Bench\\.")
                .shouldFailOnError(true)
                .build();
        var results = new Runner(options).run();
        System.out.printf(
                "%nMachine: %s %s, %d processors; Java %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        results.forEach(result -> System.out.println(line(result)));
    }

    private static String line(RunResult result) {
        Statistics runs = result.getPrimaryResult().getStatistics();
        String full = result.getParams().getBenchmark();
        String name = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
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
