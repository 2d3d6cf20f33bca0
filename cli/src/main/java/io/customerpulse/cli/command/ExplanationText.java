package io.customerpulse.cli.command;

import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Entry.Kind;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Pulse;
import java.util.List;
import java.util.Locale;

/// An explanation as text: the entries, a subtotal per side, the decay, the pulse. What is left stands
/// with twelve digits, so that the lines can be added up.
record ExplanationText(Explanation explanation) {

    private static final String LINE = "%-27s %-28s %-10s %12s %22s  %-10s %s%n";

    String text() {
        Ledger ledger = explanation.ledger();
        Pulse pulse = ledger.pulse();
        StringBuilder text = new StringBuilder();
        text.append("%s: pulse %s as of %s%n%n"
                .formatted(PlainText.cut(explanation.customer(), 60), points(pulse.level()), ledger.at()));
        text.append(LINE.formatted("booked at", "signal", "side", "points", "left", "channel", "about"));
        ledger.entries().forEach(entry -> text.append(line(entry)));
        if (ledger.entries().isEmpty()) text.append("no interaction by then%n".formatted());
        text.append('\n');
        for (Side side : Side.values()) text.append(subtotal(side, ledger.entries()));
        text.append("%-14s %12s%n".formatted("decay", points(pulse.decay())));
        text.append("%n%s = investments %s + returns %s%s − decay %s%n"
                .formatted(
                        "pulse " + points(pulse.level()),
                        points(pulse.investments()),
                        points(pulse.returns()),
                        pulse.noise() < 0 ? " (noise %s in it)".formatted(points(pulse.noise())) : "",
                        points(pulse.decay())));
        explanation.change().ifPresent(change -> text.append(change(change)));
        return text.toString();
    }

    private String line(Entry entry) {
        String signal = entry.interaction().signal();
        return LINE.formatted(
                entry.bookedAt(),
                PlainText.cut(entry.kind() == Kind.NOISE ? "no answer to " + signal : signal, 28),
                entry.kind() == Kind.NOISE ? "noise" : word(entry.side()),
                points(entry.points()),
                String.format(Locale.ROOT, "%.12f", entry.left()),
                PlainText.cut(explanation.channel(entry), 10),
                PlainText.cut(about(entry), 40));
    }

    private static String about(Entry entry) {
        String outreach = entry.interaction().about().outreach();
        String content = entry.interaction().about().content();
        return outreach.isEmpty() || content.isEmpty() ? outreach + content : outreach + " · " + content;
    }

    private static String subtotal(Side side, List<Entry> entries) {
        List<Entry> own = entries.stream().filter(entry -> entry.side() == side).toList();
        return "%-14s %12s points in %d %s, %s left%n"
                .formatted(
                        word(side) + "s",
                        points(own.stream().mapToDouble(Entry::points).sum()),
                        own.size(),
                        own.size() == 1 ? "entry" : "entries",
                        points(own.stream().mapToDouble(Entry::left).sum()));
    }

    private static String change(Change change) {
        StringBuilder text = new StringBuilder();
        text.append("%nsince %s: pulse %s → %s (%s)%n"
                .formatted(
                        change.from().at(),
                        points(change.from().pulse().level()),
                        points(change.to().pulse().level()),
                        signed(change.pulse())));
        change.causes().forEach(cause -> text.append("  %10s  %s%n".formatted(signed(cause.points()), words(cause))));
        return text.toString();
    }

    private static String words(Change.Cause cause) {
        String signal = PlainText.cut(cause.signal(), 40);
        return switch (cause.why()) {
            case BOOKED -> "%d × %s".formatted(cause.count(), signal);
            case NOISE -> "%d × no answer to %s".formatted(cause.count(), signal);
            case FORGOTTEN -> "forgotten of %d × %s".formatted(cause.count(), signal);
            case NOISE_FORGOTTEN -> "forgotten of %d × no answer to %s".formatted(cause.count(), signal);
        };
    }

    private static String word(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%.4f", points + 0.0);
    }

    private static String signed(double points) {
        return String.format(Locale.ROOT, "%+.4f", points);
    }
}
