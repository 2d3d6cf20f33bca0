package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bars.SameByHttp.After;
import io.customerpulse.checks.bench.TemporaryFolder;
import io.customerpulse.checks.bench.server.LatencyBench;
import io.customerpulse.checks.bench.server.PulseProcess;
import io.customerpulse.checks.bench.server.SizeBench;
import io.customerpulse.stats.rank.Median;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/// The server as a user starts it: what it takes, how long it lets wait, and whether its pulses are those of the
/// command line.
final class ServerBars {

    private static final double DIFFERENCE_MAX = 1e-9;
    private static final int STARTS = 5;

    /// Until what a start took is given back, as far as it is.
    private static final int IDLE_SECONDS = 10;

    static final List<Bar> BARS = bars();

    private ServerBars() {}

    @FunctionalInterface
    private interface OnLog {
        SameByHttp in(TemporaryFolder folder, Path log) throws IOException;
    }

    private record Named(String name, Length length) {}

    private static Named small(String name) {
        return new Named(name, Length.SHORT);
    }

    private static Named large(String name) {
        return new Named(name, Length.LONG);
    }

    /// A figure that is to be small.
    ///
    /// @param unit without a space before it
    private record Most(double value, String unit) {
        String target() {
            return String.format(Locale.ROOT, "≤%.0f%s", value, unit);
        }

        Outcome of(double measured) {
            String format = measured < 10 ? "%.2f%s" : "%.0f%s";
            return new Outcome.Measured(String.format(Locale.ROOT, format, measured, unit), measured <= value);
        }
    }

    private static List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        Most start = new Most(3_000, "ms");
        bars.add(new Bar("server", "start-ms", start.target(), Length.SHORT, () -> start.of(startMillis())));
        Most idle = new Most(350, "MB");
        bars.add(new Bar("server", "idle-mb", idle.target(), Length.SHORT, () -> idle.of(idleMb())));
        bars.addAll(same("cdnow", CdnowBars.FILE, CdnowBars::byHttp));
        bars.addAll(same("starbucks", RewardsApp.FILE, RewardsApp::byHttp));
        bars.addAll(latency());
        bars.addAll(size());
        return List.copyOf(bars);
    }

    /// A bar for each thing that must change nothing.
    private static List<Bar> same(String log, String file, OnLog onLog) {
        Once<Map<After, Double>> differences = new Once<>(() -> {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                return onLog.in(folder, RealData.folder().resolve(file)).measure();
            }
        });
        List<Bar> bars = new ArrayList<>();
        for (After after : After.values()) {
            String name = "%s-%s-max-difference".formatted(log, after.name().toLowerCase(Locale.ROOT));
            Bar.Measurement measurement = RealData.on(file, data -> {
                double difference = differences.value().getOrDefault(after, Double.POSITIVE_INFINITY);
                return new Outcome.Measured(
                        String.format(Locale.ROOT, "%.1e", difference), difference <= DIFFERENCE_MAX);
            });
            bars.add(new Bar("server", name, "≤1e-9", Length.SHORT, measurement));
        }
        return bars;
    }

    private static List<Bar> latency() {
        Once<LatencyBench.Result> result = new Once<>(LatencyBench::measure);
        return List.of(
                of(
                        result,
                        small("event-to-pulse-p99"),
                        new Most(100, "ms"),
                        it -> it.visible().p99Millis()),
                of(
                        result,
                        small("trace-p50"),
                        new Most(2, "ms"),
                        it -> it.read().p50Millis()),
                of(
                        result,
                        small("trace-p99"),
                        new Most(10, "ms"),
                        it -> it.read().p99Millis()));
    }

    private static List<Bar> size() {
        Once<SizeBench.Result> result = new Once<>(() -> SizeBench.measure(SizeBench.Plan.MILLION));
        return List.of(
                of(result, large("million-live-heap"), new Most(1536, "MB"), SizeBench.Result::liveHeapMb),
                of(result, large("million-start"), new Most(10, "s"), SizeBench.Result::stoppedSeconds),
                of(result, large("million-start-killed"), new Most(10, "s"), SizeBench.Result::killedSeconds),
                of(result, large("million-lost"), new Most(0, ""), it -> it.kept() ? 0 : 1));
    }

    private static <T> Bar of(Once<T> result, Named name, Most most, ToDoubleFunction<T> figure) {
        return new Bar(
                "server",
                name.name(),
                most.target(),
                name.length(),
                () -> most.of(figure.applyAsDouble(result.value())));
    }

    /// The median of some starts over the same folder, from the command to the answer that it is ready.
    private static double startMillis() throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            double[] millis = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                try (PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")))) {
                    millis[i] = server.startSeconds() * 1e3;
                    server.stop();
                }
            }
            return Median.of(millis).orElseThrow();
        }
    }

    private static double idleMb() throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create();
                PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")))) {
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return server.residentMb();
        }
    }
}
