package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.bench.TemporaryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long people wait for the screens, and what Lighthouse says of them, on a server with a hundred thousand and with
/// a million customers of ten events each; and how long a newcomer waits for `./pulse demo`. A real browser on
/// loopback: `web/measure`.
public final class ScreensBench {

    private static final Path WEB = Path.of("web").toAbsolutePath();
    private static final Crowd HUNDRED_THOUSAND = new Crowd(1, 10);
    private static final Crowd MILLION = new Crowd(10, 10);

    private ScreensBench() {}

    /// Measures and prints; ends with status 1 if something is short.
    public static void main(String[] arguments) throws Exception {
        Bars bars = new Bars();
        System.out.println("./pulse demo");
        JsonNode demo = told("measure/demo.mjs", Map.of());
        bars.most("from the command to a strip that beats, ms", demo.path("beating"), 60_000);
        bars.least("strips that beat in view", demo.path("ward").path("strips"), 30);
        bars.least("pictures a second meanwhile", demo.path("ward").path("frames"), 59.5);
        pages(bars, measured(HUNDRED_THOUSAND));
        list(bars, measured(MILLION).path("list"));
        if (bars.isShort) System.exit(1);
    }

    private static void pages(Bars bars, JsonNode some) {
        for (Map.Entry<String, JsonNode> page : some.path("pages").properties()) {
            bars.most(
                    "largest paint of %s, ms".formatted(page.getKey()),
                    page.getValue().path("lcp"),
                    1_000);
            bars.most(
                    "layout shift of %s".formatted(page.getKey()),
                    page.getValue().path("cls"),
                    0.02);
        }
        for (Map.Entry<String, JsonNode> page : some.path("interaction").properties()) {
            bars.most("slowest interaction on %s, ms".formatted(page.getKey()), page.getValue(), 100);
        }
        for (Map.Entry<String, JsonNode> page : some.path("lighthouse").properties()) {
            for (String category : List.of("performance", "accessibility", "best-practices")) {
                bars.least(
                        "Lighthouse, %s of %s".formatted(category, page.getKey()),
                        page.getValue().path(category),
                        95);
            }
            System.out.printf(
                    "  below .9 on %s: %s%n", page.getKey(), page.getValue().path("lost"));
        }
    }

    private static void list(Bars bars, JsonNode list) {
        bars.most("first rows of the list, ms", list.path("rows"), 300);
        bars.most("rows after a search, ms", list.path("filter"), 500);
        bars.most(
                "rows missing of %d looked at while it scrolls"
                        .formatted(list.path("looks").asInt()),
                list.path("missing"),
                0);
    }

    private static JsonNode measured(Crowd crowd) throws Exception {
        System.out.printf(Locale.ROOT, "%,d customers%n", crowd.customers());
        PulseProcess.prepare();
        try (TemporaryFolder folder = TemporaryFolder.create();
                PulseProcess server = PulseProcess.start(PulseProcess.Wanted.of(folder.file("data")))) {
            SizeBench.fill(server, crowd);
            return browsed(server);
        }
    }

    private static JsonNode browsed(PulseProcess server) throws IOException, InterruptedException {
        return told(
                "measure/measure.mjs",
                Map.of(
                        "PULSE_ADDRESS", "http://127.0.0.1:" + server.port(),
                        "PULSE_NAME", FirstAdministrator.NAME,
                        "PULSE_PASSWORD", FirstAdministrator.PASSWORD));
    }

    /// What a script that measures in a browser prints.
    private static JsonNode told(String script, Map<String, String> given) throws IOException, InterruptedException {
        ProcessBuilder browser = new ProcessBuilder("node", script)
                .directory(WEB.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        browser.environment().putAll(given);
        Process process = browser.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("the browser could not measure: " + said);
        return JsonMapper.shared().readTree(said);
    }

    /// Prints what was measured beside what it is to be.
    private static final class Bars {

        private boolean isShort;

        void most(String name, JsonNode value, double target) {
            line(name, value, "≤" + text(target), value.isNumber() && value.asDouble() <= target);
        }

        void least(String name, JsonNode value, double target) {
            line(name, value, "≥" + text(target), value.isNumber() && value.asDouble() >= target);
        }

        private void line(String name, JsonNode value, String target, boolean good) {
            isShort |= !good;
            System.out.printf(
                    Locale.ROOT,
                    "  %-52s %10s %s %s%n",
                    name,
                    text(value.asDouble(Double.NaN)),
                    target,
                    good ? "ok" : "short");
        }

        private static String text(double value) {
            return value == Math.rint(value) || value >= 10
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.format(Locale.ROOT, "%.3f", value);
        }
    }
}
