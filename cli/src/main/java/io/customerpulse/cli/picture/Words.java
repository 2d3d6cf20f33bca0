package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.engine.vitals.Vitals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.OptionalDouble;

/// What a picture says, in sentences.
final class Words {

    static final String NOTHING = "No interactions in this time";

    private Words() {}

    /// The finding in one sentence: `Pulse 6.2 on 30 Sep 2026: growing; fell 1.4 in 7 days; …`.
    static String finding(EkgSubject subject, ZoneId zone) {
        if (subject.isEmpty()) return NOTHING + ".";
        Trace.Point now = subject.now();
        StringBuilder out = new StringBuilder("Pulse ")
                .append(Figures.points(now.pulse().level()))
                .append(" on ")
                .append(Figures.date(subject.to(), zone))
                .append(": ")
                .append(now.vitals().stage().word());
        OptionalDouble change = subject.change();
        if (change.isPresent())
            out.append("; ").append(moved(change.getAsDouble())).append(" in ").append(subject.trendDays());
        return out.append("; ").append(rhythm(now.vitals())).append('.').toString();
    }

    private static String moved(double change) {
        String size = Figures.points(Math.abs(change));
        if (size.equals("0.0")) return "unchanged";
        return (change > 0 ? "rose " : "fell ") + size;
    }

    private static String rhythm(Vitals vitals) {
        if (vitals.overdue().isEmpty()) return "nothing returned yet";
        double silence = silenceDays(vitals);
        String last = silence < 1 / 24.0 ? "within the hour" : Figures.span(silence) + " ago";
        return "last return " + last + ", expected every " + Figures.span(vitals.cadenceDays());
    }

    /// Days since the last return; 0 without one.
    static double silenceDays(Vitals vitals) {
        return vitals.overdue().orElse(0) * vitals.cadenceDays();
    }

    /// The change in the days of the trend as a short mark: `▲ 1.4`, `▼ 0.30`, `= 0.0`; empty if unknown.
    static String trend(EkgSubject subject) {
        OptionalDouble change = subject.change();
        if (change.isEmpty()) return "";
        String size = Figures.points(Math.abs(change.getAsDouble()));
        if (size.equals("0.0")) return "= 0.0";
        return (change.getAsDouble() > 0 ? "▲ " : "▼ ") + size;
    }

    /// `2.5× overdue`, or nothing while the customer is in time.
    static String overdue(Vitals vitals) {
        double times = vitals.overdue().orElse(0);
        return times > 1 ? Figures.points(times) + "× gap" : "in time";
    }

    /// Why this customer is where they are, in one or two plain sentences.
    static String why(EkgSubject subject) {
        if (subject.isEmpty()) return "Nothing has happened between you yet.";
        return state(subject.now().vitals()) + noise(subject);
    }

    private static String state(Vitals vitals) {
        if (vitals.overdue().isEmpty()) return "Has never given anything back.";
        String silence = Figures.span(silenceDays(vitals));
        String usual = Figures.span(vitals.cadenceDays());
        String often = Figures.points(Math.exp(Math.clamp(vitals.momentum().orElse(0), -20, 20)));
        return switch (vitals.stage()) {
            case NEW -> "New here; last return %s ago.".formatted(silence);
            case GROWING -> "Gives back %s times as much as usual; last return %s ago.".formatted(often, silence);
            case THRIVING -> "Comes back about every %s, last time %s ago.".formatted(usual, silence);
            case STEADY -> "Keeps a rhythm of about %s; last return %s ago.".formatted(usual, silence);
            case FADING ->
                vitals.overdue().getAsDouble() > 1
                        ? "Usually back every %s, now silent for %s.".formatted(usual, silence)
                        : "Still comes back, but gives %s times what was usual.".formatted(often);
            case DORMANT -> "Usually back every %s, now silent for %s.".formatted(usual, silence);
            case LOST -> "Silent for %s, where %s was usual.".formatted(silence, usual);
            case REVIVED -> "Came back after a long silence; last return %s ago.".formatted(silence);
        };
    }

    private static String noise(EkgSubject subject) {
        long unanswered = subject.trace().beats().stream()
                .filter(beat -> beat.kind() == Entry.Kind.NOISE)
                .count();
        if (unanswered == 0) return "";
        double days = Duration.between(subject.from(), subject.to()).toSeconds() / 86_400.0;
        return " %s had no answer in the %s shown."
                .formatted(
                        Figures.count(unanswered, "outreach").replace("outreachs", "outreaches"), Figures.span(days));
    }

    static String stage(EkgSubject subject) {
        return subject.isEmpty()
                ? "no pulse yet"
                : subject.now().vitals().stage().word();
    }

    static String meaning(Stage stage) {
        return switch (stage) {
            case NEW -> "first met a short while ago";
            case GROWING -> "gives back more than usual";
            case THRIVING -> "comes back often and in time";
            case STEADY -> "keeps their own rhythm";
            case FADING -> "late, or gives back much less";
            case DORMANT -> "very late";
            case LOST -> "silent far beyond their own rhythm";
            case REVIVED -> "came back after a long silence";
        };
    }
}
