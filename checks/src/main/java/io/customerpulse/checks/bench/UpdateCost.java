package io.customerpulse.checks.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What one update in memory costs, measured shortly: see [UpdateBench]. Among a thousand customers,
/// whose states fit into a processor's own cache: the cost of the work, and not of the wait for memory.
///
/// @param nanos median of the runs
public record UpdateCost(double nanos) {

    private static final int CUSTOMERS = 1_000;
    private static final int FORKS = 2;
    private static final int WARM_UPS = 4;
    private static final int RUNS = 8;

    /// Measures in processes of its own, about half a minute. Says nothing meanwhile.
    public static UpdateCost measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include(UpdateBench.class.getName() + "\\.update$")
                .param("customers", Integer.toString(CUSTOMERS))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(RUNS)
                .measurementTime(TimeValue.seconds(1))
                .build();
        return new UpdateCost(new Runner(options)
                .runSingle()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50));
    }
}
