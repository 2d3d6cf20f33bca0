package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import io.customerpulse.checks.bars.SameByHttp.After;
import io.customerpulse.checks.bench.TemporaryFolder;
import io.customerpulse.checks.bench.server.PulseProcess;
import io.customerpulse.stats.rank.Median;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as a user starts it: what it takes, and whether its pulses are those of the command line.
final class ServerBars {

    private static final double START_MILLIS_MAX = 3_000;
    private static final double IDLE_MB_MAX = 350;
    private static final double DIFFERENCE_MAX = 1e-9;
    private static final int STARTS = 5;

    /// Until an idle server's heap has been given back: its collector looks each minute.
    private static final int IDLE_SECONDS = 10;

    static final List<Bar> BARS = bars();

    private ServerBars() {}

    @FunctionalInterface
    private interface OnLog {
        SameByHttp in(TemporaryFolder folder, Path log) throws IOException;
    }

    private static List<Bar> bars() {
        List<Bar> bars = new ArrayList<>(List.of(
                new Bar("server", "start-ms", "≤3000ms", Length.SHORT, ServerBars::start),
                new Bar("server", "idle-mb", "≤350MB", Length.SHORT, ServerBars::idle)));
        bars.addAll(same("cdnow", CdnowBars.FILE, CdnowBars::byHttp));
        bars.addAll(same("starbucks", RewardsApp.FILE, RewardsApp::byHttp));
        return List.copyOf(bars);
    }

    /// A bar for each thing that must change nothing. The first that is measured measures all of them.
    private static List<Bar> same(String log, String file, OnLog onLog) {
        Map<After, Double> differences = new EnumMap<>(After.class);
        List<Bar> bars = new ArrayList<>();
        for (After after : After.values()) {
            String name = "%s-%s-max-difference".formatted(log, after.name().toLowerCase(Locale.ROOT));
            Bar.Measurement measurement = RealData.on(file, data -> {
                if (differences.isEmpty()) {
                    // If it fails, it is not tried again for each of the others.
                    for (After each : After.values()) differences.put(each, Double.POSITIVE_INFINITY);
                    try (TemporaryFolder folder = TemporaryFolder.create()) {
                        differences.putAll(onLog.in(folder, data).measure());
                    }
                }
                double difference = differences.getOrDefault(after, Double.POSITIVE_INFINITY);
                return new Outcome.Measured(
                        String.format(Locale.ROOT, "%.1e", difference), difference <= DIFFERENCE_MAX);
            });
            bars.add(new Bar("server", name, "≤1e-9", Length.SHORT, measurement));
        }
        return bars;
    }

    /// The median of some starts over the same folder, from the command to the answer that it is ready.
    private static Outcome start() throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            double[] millis = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                try (PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")))) {
                    millis[i] = server.startSeconds() * 1e3;
                    server.stop();
                }
            }
            double median = Median.of(millis).orElseThrow();
            return new Outcome.Measured(String.format(Locale.ROOT, "%.0fms", median), median <= START_MILLIS_MAX);
        }
    }

    private static Outcome idle() throws Exception {
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create();
                PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")))) {
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            double megabytes = server.residentMb();
            return new Outcome.Measured(String.format(Locale.ROOT, "%.0fMB", megabytes), megabytes <= IDLE_MB_MAX);
        }
    }
}
