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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One interaction taken in by a customer with ten signals, in memory: find the state among
/// [#CUSTOMERS], decay it, add, put it back.
///
/// The customers come in random order from a list made beforehand, so that a state is seldom in the
/// processor's nearest cache, as in life; the random numbers themselves are not measured.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class UpdateBench {

    static final int CUSTOMERS = 100_000;
    static final int SIGNALS = 10;

    private static final String HOT = "customer-0";
    private static final int ROUND = 1 << 20;
    private static final long START = Micros.of(Instant.parse("2026-01-01T00:00:00Z"));
    private static final long GAP = Micros.of(Duration.ofMillis(200));

    private final Engine engine;
    private final CustomerState empty;
    private final Timeline one;
    private final Map<String, CustomerState> states = new HashMap<>(2 * CUSTOMERS);
    private final String[] order = new String[ROUND];
    private long now = START;
    private int next;

    /// Gives every customer one interaction of each signal.
    public UpdateBench() {
        Rules rules = Rules.of(catalog());
        engine = new Engine(rules, Patience.LIVE);
        empty = engine.empty();
        one = new Timeline(rules);
        for (int c = 0; c < CUSTOMERS; c++) {
            for (int s = 0; s < SIGNALS; s++) update("customer-" + c, s);
        }
        Random random = new Random(20_260_101);
        for (int i = 0; i < ROUND; i++) order[i] = "customer-" + random.nextInt(CUSTOMERS);
    }

    /// Another customer each time. What it returns keeps the compiler from leaving it out.
    @Benchmark
    public CustomerState update() {
        next = (next + 1) & (ROUND - 1);
        return update(order[next], next % SIGNALS);
    }

    /// The same customer each time: what the arithmetic alone costs, with the state at hand.
    @Benchmark
    public CustomerState updateAtHand() {
        next = (next + 1) & (ROUND - 1);
        return update(HOT, next % SIGNALS);
    }

    private CustomerState update(String customer, int signal) {
        now += GAP;
        one.clear();
        one.add(signal, now);
        CustomerState state = engine.step(states.getOrDefault(customer, empty), one);
        states.put(customer, state);
        return state;
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
