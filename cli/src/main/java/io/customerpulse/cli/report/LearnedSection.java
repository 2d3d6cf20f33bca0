package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Figures;
import io.customerpulse.cli.picture.Markup;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What was learned, on a page: what each signal is worth, and how soon it is forgotten.
record LearnedSection(LearnedPulse pulse, Markup out) {

    private static final int NAME_CELLS = 80;
    private static final int NAMES_MAX = 40;

    void draw() {
        List<Worth> found = pulse.worths().stream()
                .filter(Worth::isFound)
                .sorted(Comparator.comparingDouble((Worth it) -> -it.share()).thenComparing(Worth::signal))
                .toList();
        out.element("h2", "What was learned");
        out.element("p", training(), "class", "quiet");
        out.open("div", "class", "bed");
        for (Worth worth : found.stream().limit(3).toList()) out.element("p", sentence(worth), "class", "why");
        if (found.isEmpty()) out.element("p", "No signal was found to have an effect of its own.", "class", "why");
        else table(found);
        String without = pulse.worths().stream()
                .filter(it -> !it.isFound())
                .map(it -> name(it.signal()))
                .limit(NAMES_MAX)
                .collect(Collectors.joining(", "));
        if (!without.isEmpty()) {
            out.element("p", "No effect beyond chance was found of: " + without + ".", "class", "quiet");
        }
        out.close("div");
    }

    private void table(List<Worth> found) {
        List<List<String>> rows = found.stream()
                .map(it -> List.of(
                        name(it.signal()),
                        it.side().name().toLowerCase(java.util.Locale.ROOT),
                        Numbers.three(it.fresh())
                                + within(it)
                                + (ofValue(it).isEmpty() ? "" : "\nif it is" + ofValue(it)),
                        forgotten(it),
                        Numbers.percent(it.share()),
                        Numbers.of(it.evidence(), 1)))
                .toList();
        String caption =
                "Worth: expected days with a return in the next %s days that one interaction adds while it is fresh, and where"
                                .formatted(Numbers.of(LearnedPulse.UNIT_DAYS, 0))
                        + " that is to be expected in 95 of 100 histories of this kind. Share: its part of all points."
                        + " Evidence: how much better customers that were not learned from are forecast with it, in nats;"
                        + " 2 or more is needed.";
        List<String> headings = List.of("Signal", "Side", "#Worth", "Forgetting", "#Share", "#Evidence");
        new PageTable(caption, headings, rows).draw(out);
    }

    private String training() {
        LearnedPulse.Training training = pulse.training();
        return "From %s of %s between %s and %s."
                .formatted(
                        Figures.count(training.interactions(), "interaction"),
                        Figures.count(training.customers(), "customer"),
                        date(training.firstMicros()),
                        date(training.untilMicros()));
    }

    private static String date(long micros) {
        return Figures.date(Micros.instant(micros), ZoneOffset.UTC);
    }

    private static String sentence(Worth worth) {
        String effect = worth.weight() < 0 ? "costs" : "is worth";
        return "One %s%s %s %s days with a return in the next %s days; %s."
                .formatted(
                        name(worth.signal()),
                        ofValue(worth),
                        effect,
                        Numbers.three(Math.abs(worth.fresh())),
                        Numbers.of(LearnedPulse.UNIT_DAYS, 0),
                        forgotten(worth));
    }

    private static String within(Worth worth) {
        if (!worth.hasInterval()) return "";
        return " (%s to %s)".formatted(Numbers.three(worth.low()), Numbers.three(worth.high()));
    }

    /// The value at which an interaction is worth that: its usual one, or else that of the plain weight; nothing if
    /// values do not matter.
    private static String ofValue(Worth worth) {
        if (!Double.isNaN(worth.typical())) return " of a value of " + Numbers.three(worth.typical());
        return switch (worth.transform()) {
            case ValueTransform.None _ -> "";
            case ValueTransform.Linear linear -> " of a value of " + Numbers.three(linear.scale());
            case ValueTransform.Log1p log -> " of a value of " + Numbers.three(log.scale() * Math.expm1(1));
        };
    }

    private static String forgotten(Worth worth) {
        String span = Figures.span(worth.effectiveHalfLifeDays());
        return switch (worth.kernel()) {
            case Kernel.Fading _ -> "half forgotten after " + span;
            case Kernel.Box _ -> "over after " + span;
        };
    }

    private static String name(String signal) {
        return SafeText.clip(SafeText.visible(signal), NAME_CELLS);
    }
}
