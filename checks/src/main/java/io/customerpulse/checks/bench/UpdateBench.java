package io.customerpulse.checks.bench;

import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Habits;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One interaction taken in by a customer with ten signals, in memory: find the state by the customer's
/// name, decay it, add, put it back.
///
/// Names are made in batches before the clock runs, as a reader makes them: fresh texts, whose hash is not
/// known yet, of customers in random order. What the figure depends on is how many customers there are:
/// a state takes some 700 bytes with its name, so a thousand of them fit into a processor's own cache; of
/// ten or a hundred thousand in random order most have to be waited for.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class UpdateBench {

    static final int SIGNALS = 10;
    static final int BATCH = 1_024;

    private static final long START = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));
    private static final long GAP = Micros.of(Duration.ofMillis(200));

    /// How many there are.
    @Param({"1000", "10000", "100000"})
    public int customers;

    private final Random random = new Random(20_260_101);
    private final Map<String, CustomerState> states = new HashMap<>();
    private final String[] names = new String[BATCH];
    private final Engine engine;
    private final CustomerState empty;
    private final Timeline one;
    private long now = START;

    /// Knows nobody yet.
    public UpdateBench() {
        Rules rules = Rules.of(catalog());
        engine = new Engine(rules, Patience.LIVE);
        empty = engine.empty();
        one = new Timeline(rules);
    }

    /// Gives every customer one interaction of each signal.
    @Setup
    public void begin() {
        for (int c = 0; c < customers; c++) {
            for (int s = 0; s < SIGNALS; s++) update(name(c), s);
        }
    }

    /// Names who comes next.
    @Setup(Level.Invocation)
    public void nameBatch() {
        for (int i = 0; i < BATCH; i++) names[i] = name(random.nextInt(customers));
    }

    /// One interaction each of a batch of customers.
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int update() {
        for (int i = 0; i < BATCH; i++) update(names[i], i % SIGNALS);
        return states.size();
    }

    private void update(String customer, int signal) {
        now += GAP;
        one.clear();
        one.add(signal, now);
        states.compute(customer, (name, state) -> engine.step(state == null ? empty : state, one));
    }

    private static String name(int customer) {
        return "customer-" + customer;
    }

    private static Catalog catalog() {
        List<Signal> signals = IntStream.range(0, SIGNALS)
                .mapToObj(s -> signal("signal " + s, s + 1))
                .toList();
        return new Catalog(signals, signal("unknown", 1), Thresholds.USUAL, Rates.DOLLARS);
    }

    private static Signal signal(String name, int weeks) {
        Kernel kernel = Kernel.halfLife(Duration.ofDays(7L * weeks));
        return new Signal(name, Side.RETURN, 1, kernel, ValueTransform.NONE, Habits.UNSTATED, Response.NO_PART);
    }
}
