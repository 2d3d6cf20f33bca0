package io.customerpulse.cli.learn;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.ModelOption;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What was learned, for a person: on what data, a table of the signals, and a sentence on each that matters.
///
/// @param pulse    what was learned
/// @param question what was asked; knows what signals are usually worth in money
public record LearnedText(LearnedPulse pulse, Question question) {

    private static final int NAME_CELLS = 28;
    private static final double PER_CENT = 100;
    private static final double PAIRS_BY_CHANCE = 0.5;
    private static final double DAYS_MAX = 2;

    public String text() {
        StringBuilder text = new StringBuilder();
        training(text);
        table(text);
        sentences(text);
        rhythm(text);
        return text.toString();
    }

    private void training(StringBuilder text) {
        Training training = pulse.training();
        text.append("learned from %s of %s, %s to %s%n"
                .formatted(
                        Console.count(training.interactions(), "interaction"),
                        Console.count(training.customers(), "customer"),
                        day(training.firstMicros()),
                        day(training.untilMicros())));
        text.append("an occasion is a day with %s; taught to look %s ahead from %s (%s)%n"
                .formatted(
                        ModelOption.targets(pulse),
                        Span.text(Micros.span(training.horizonMicros())),
                        Console.count(training.landmarks(), "landmark"),
                        Console.count(training.looks(), "look")));
        if (question.plan().askedMicros() > training.horizonMicros()) {
            text.append("the history is too short to look %s ahead%n"
                    .formatted(Span.text(Micros.span(question.plan().askedMicros()))));
        }
        text.append(accuracy(training.auc()));
    }

    private static String accuracy(double auc) {
        if (Double.isNaN(auc)) return "held out: all returned or none did, so nobody can be told apart%n".formatted();
        String chance = auc <= PAIRS_BY_CHANCE ? ": no better than chance" : "";
        return "held out: of two customers, one of whom returned, it names the right one %s of the time (AUC %s)%s%n"
                .formatted(number("%.0f %%", PER_CENT * auc), number("%.3f", auc), chance);
    }

    private void table(StringBuilder text) {
        text.append("%n%-28s %-10s %-6s %10s %20s %10s %6s %9s%n"
                .formatted("signal", "side", "effect", "worth", "95 % interval", "half-life", "share", "evidence"));
        for (Worth worth : byShare()) {
            text.append("%-28s %-10s %-6s %10s %20s %10s %6s %9s%n"
                    .formatted(
                            name(worth),
                            worth.side().name().toLowerCase(Locale.ROOT),
                            effect(worth),
                            worth.isFound() ? number("%+.4f", worth.fresh()) : "",
                            worth.hasInterval() ? number("%+.4f", worth.low()) + number(" to %+.4f", worth.high()) : "",
                            worth.isFound() ? number("%.1f d", worth.effectiveHalfLifeDays()) : "",
                            worth.isFound() ? number("%.0f %%", PER_CENT * worth.share()) : "",
                            number("%.1f", worth.evidence())));
        }
        text.append(
                "worth: occasions that a fresh one adds in the next 30 days; interval: where it is to be expected;%n"
                        .formatted());
        text.append("share: of all points;%n".formatted());
        text.append("evidence: nats by which held-out customers are forecast better with it, %s or more needed%n"
                .formatted(number("%.0f", Worth.EVIDENCE_MIN)));
    }

    private void sentences(StringBuilder text) {
        text.append("\n");
        byShare().stream().filter(Worth::isFound).forEach(worth -> text.append(sentence(worth)));
        String without = pulse.worths().stream()
                .filter(worth -> !worth.isFound())
                .map(LearnedText::name)
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) text.append("no effect found: %s%n".formatted(without));
    }

    private String sentence(Worth worth) {
        String noise = worth.isNoise() ? ": noise" : "";
        return "%s%s %s %s occasions%s in the next 30 days and %s%s%n"
                .formatted(
                        name(worth),
                        of(worth),
                        worth.weight() < 0 ? "costs" : "is worth",
                        number("%.4f", Math.abs(worth.fresh())),
                        between(worth),
                        forgetting(worth),
                        noise);
    }

    /// The interval without signs, the lesser first.
    private static String between(Worth worth) {
        if (!worth.hasInterval()) return "";
        boolean isLoss = worth.weight() < 0;
        double low = isLoss ? -worth.high() : worth.low();
        double high = isLoss ? -worth.low() : worth.high();
        return " (%s to %s)".formatted(number("%.4f", low), number("%.4f", high));
    }

    private static String forgetting(Worth worth) {
        return switch (worth.kernel()) {
            case Kernel.Box box
            when box.delay().isZero() -> "is over after %s".formatted(days(Micros.days(Micros.of(box.duration()))));
            case Kernel.Box box ->
                "works from %s on and is over after %s"
                        .formatted(
                                days(Micros.days(Micros.of(box.delay()))),
                                days(Micros.days(Micros.of(box.duration()))));
            case Kernel.Fading _ -> "is half forgotten after %s".formatted(days(worth.effectiveHalfLifeDays()));
        };
    }

    private void rhythm(StringBuilder text) {
        text.append("%ncustomers return every %s, typically%n"
                .formatted(days(pulse.rhythm().typicalGapDays())));
        text.append(new QuestionsText(pulse.rhythm().trees()).text());
        double typical = pulse.spending().typical();
        if (typical > 0) {
            text.append("an occasion is worth %s %s on average; %s%n"
                    .formatted(number("%.2f", typical), currency(), own()));
        }
    }

    private String own() {
        double drawnBy = pulse.spending().drawnBy();
        return Double.isInfinite(drawnBy)
                ? "a customer's own past says no more"
                : "a customer's own mean counts as much after %s of them".formatted(number("%.1f", drawnBy));
    }

    private List<Worth> byShare() {
        return pulse.worths().stream()
                .sorted(Comparator.<Worth>comparingDouble(worth -> worth.isFound() ? -worth.share() : 1)
                        .thenComparing(Worth::signal))
                .toList();
    }

    private String of(Worth worth) {
        return Double.isNaN(worth.typical()) ? "" : " of %s %s".formatted(number("%.2f", worth.typical()), currency());
    }

    private String currency() {
        return question.rules().catalog().rates().currency();
    }

    private static String effect(Worth worth) {
        if (!worth.isFound()) return "none";
        return worth.isNoise() ? "noise" : "found";
    }

    private static String name(Worth worth) {
        return SafeText.clip(SafeText.visible(worth.signal()), NAME_CELLS);
    }

    private static String days(double days) {
        if (days >= DAYS_MAX) return number("%.0f days", days);
        Duration span = Micros.span(Math.round(days * Micros.DAY));
        return number("%.0f hours", span.toMinutes() / 60.0);
    }

    private static LocalDate day(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), ZoneOffset.UTC);
    }

    private static String number(String pattern, double number) {
        return String.format(Locale.ROOT, pattern, number);
    }
}
