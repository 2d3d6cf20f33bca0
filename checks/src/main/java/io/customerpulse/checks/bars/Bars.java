package io.customerpulse.checks.bars;

import io.customerpulse.checks.bars.Bar.Length;
import io.customerpulse.checks.bars.Bar.Outcome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Measures the bars: `./build bars [--all] [TOPIC]`. A line each, for people and for tools:
///
/// ```
/// BAR <topic> <name> <value> <target> ok|short|absent
/// ```
///
/// `absent` means that it could not be measured here, and has `-` for a value; what is missing stands
/// on the error stream. Ends with status 1 if any bar is short, else with 0.
public final class Bars {

    /// All of them. New bars are a new file, and a line here.
    private static final List<Bar> ALL = Stream.of(
                    List.of(Exp2Speed.BAR),
                    CdnowBars.BARS,
                    RewardsBars.BARS,
                    SpeedBars.BARS,
                    ServerBars.BARS,
                    LearningBars.BARS)
            .flatMap(List::stream)
            .toList();

    private Bars() {}

    /// Measures the short ones; with `--all` the long ones too; with a topic only what belongs to it.
    public static void main(String[] arguments) {
        List<String> options = new ArrayList<>(List.of(arguments));
        boolean all = options.remove("--all");
        List<Bar> chosen = ALL.stream()
                .filter(bar -> bar.length() == Length.SHORT || all)
                .filter(bar -> options.isEmpty() || options.contains(bar.topic()))
                .toList();
        if (options.size() > 1 || chosen.isEmpty()) {
            System.err.println("./build bars takes --all and one of the topics %s; got %s"
                    .formatted(topics(), String.join(" ", arguments)));
            System.exit(2);
        }
        System.exit(measure(chosen, System.out, System.err) ? 0 : 1);
    }

    private static String topics() {
        return ALL.stream().map(Bar::topic).distinct().collect(Collectors.joining(", "));
    }

    /// Whether none is short.
    static boolean measure(List<Bar> bars, PrintStream lines, PrintStream remarks) {
        boolean good = true;
        for (Bar bar : bars) {
            Line line = line(bar, remarks);
            lines.printf("BAR %s %s %s %s %s%n", bar.topic(), bar.name(), line.value, bar.target(), line.verdict);
            good &= !line.verdict.equals("short");
        }
        return good;
    }

    private record Line(String value, String verdict) {}

    private static Line line(Bar bar, PrintStream remarks) {
        try {
            return switch (bar.measure().take()) {
                case Outcome.Measured(var value, var ok) -> {
                    Bar.requireWord(value);
                    yield new Line(value, ok ? "ok" : "short");
                }
                case Outcome.Absent(var what) -> {
                    remarks.printf("%s %s is not measured: %s%n", bar.topic(), bar.name(), what);
                    yield new Line("-", "absent");
                }
            };
        } catch (Exception failed) {
            remarks.printf("%s %s could not be measured: %s%n", bar.topic(), bar.name(), failed);
            return new Line("failed", "short");
        }
    }
}
