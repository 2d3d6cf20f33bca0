package io.customerpulse.server.care;

import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.model.Drift;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.stats.forecast.Interval;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// What a server counts and measures, for Prometheus. Labels take a few known values only, never what a client
/// sends.
public final class Figures implements AutoCloseable {

    /// What Prometheus asks for and gets.
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /// What is measured.
    ///
    /// @param journal the truth
    /// @param intake  the way in
    /// @param shards  the states
    /// @param drift   how the model in force did lately
    public record Measured(Journal journal, Intake intake, Shards shards, Supplier<Optional<Drift>> drift) {}

    public Figures(Measured measured) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
        results(measured.intake());
        gauge("pulse.journal.bytes", "Bytes of the journal.", measured.journal(), Journal::bytes);
        gauge("pulse.journal.entries", "Entries on disk.", measured.journal(), Journal::committed);
        gauge("pulse.intake.waiting", "Records waiting to be written.", measured.intake(), Intake::waiting);
        gauge(
                "pulse.disk.full",
                "1 while there is no space.",
                measured.intake(),
                intake -> intake.isOutOfSpace() ? 1 : 0);
        gauge("pulse.shard.waiting", "Batches that states do not have yet.", measured.shards(), Shards::waiting);
        gauge("pulse.checkpoint.lag.entries", "Entries to play after a crash.", measured.intake(), Intake::unsaved);
        drift(measured.drift());
        gauge(
                "pulse.checkpoint.age.seconds",
                "Time since the index was last put on disk; 0 if it has everything.",
                measured.intake(),
                intake -> intake.checkpointAge().toNanos() * 1e-9);
    }

    /// Notes a request that was answered.
    ///
    /// @param route  one of a few words
    /// @param status of HTTP
    public void answered(String route, int status, Duration took) {
        Timer.builder("pulse.http.request.duration")
                .description("Time from a request to its whole answer.")
                .tag("route", route)
                .tag("status", status / 100 + "xx")
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }

    /// All of it as Prometheus reads it.
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void drift(Supplier<Optional<Drift>> drift) {
        gauge(
                "pulse.model.drift",
                "1 while the model in force is off by more than a tenth.",
                drift,
                of -> of.get().filter(Drift::isAlarm).isPresent() ? 1 : 0);
        gauge(
                "pulse.model.calibration.ratio",
                "Occasions in the last horizon, observed to expected.",
                drift,
                of -> of.get().flatMap(Drift::ratio).map(Interval::estimate).orElse(Double.NaN));
    }

    private void results(Intake intake) {
        result(intake, "stored", all -> all.accounting().total().stored());
        result(intake, "duplicate", all -> all.accounting().total().duplicate());
        result(intake, "failed", all -> all.accounting().total().failed());
    }

    private void result(Intake intake, String result, ToDoubleFunction<Intake> count) {
        FunctionCounter.builder("pulse.ingest.events", intake, count)
                .description("Records taken in, by what became of them, since the journal began.")
                .tag("result", result)
                .register(registry);
    }

    private <T> void gauge(String name, String what, T of, ToDoubleFunction<T> figure) {
        Gauge.builder(name, of, figure).description(what).register(registry);
    }
}
