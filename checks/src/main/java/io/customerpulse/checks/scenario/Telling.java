package io.customerpulse.checks.scenario;

import io.customerpulse.checks.scenario.Scenario.Alias;
import io.customerpulse.checks.scenario.Scenario.Arrival;
import io.customerpulse.checks.scenario.Scenario.Condition;
import io.customerpulse.checks.scenario.Scenario.Condition.Between;
import io.customerpulse.checks.scenario.Scenario.Condition.Healthy;
import io.customerpulse.checks.scenario.Scenario.Condition.InStage;
import io.customerpulse.checks.scenario.Scenario.Condition.Moved;
import io.customerpulse.checks.scenario.Scenario.Condition.SameAs;
import io.customerpulse.checks.scenario.Scenario.Expected;
import io.customerpulse.checks.scenario.Subject.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One story told to one subject.
///
/// @param scenario the story
/// @param subject  who is told it
public record Telling(Scenario scenario, Subject subject) {

    /// Numbers that should be the same may differ by this, relative to the larger of them and 1.
    static final double SAME = 1e-9;

    /// What does not hold, a sentence each with line, what was expected and what was got; empty if all holds.
    public List<String> unmet() {
        List<String> unmet = new ArrayList<>();
        for (Expected expected : scenario.expected()) {
            got(expected.condition(), expected.who(), expected.at())
                    .ifPresent(got -> unmet.add("line %d, told to %s: %s; got %s"
                            .formatted(expected.line(), subject.name(), expected.text(), got)));
        }
        return unmet;
    }

    /// What was got instead; nothing if the condition holds.
    private Optional<String> got(Condition condition, String who, Instant at) {
        Optional<String> nothing = nothingKnown(condition, who, at);
        if (nothing.isPresent()) return nothing;
        Reading now = read(who, at);
        return switch (condition) {
            case InStage(var stage) ->
                unless(now.vitals().stage() == stage, now.vitals().stage().word() + " with " + now.vitals());
            case Healthy(var healthy) ->
                unless(
                        now.vitals().stage().isHealthy() == healthy,
                        now.vitals().stage().word());
            case Between(var quantity, var low, var high) -> {
                double value = quantity.of(now);
                yield unless(low <= value && value <= high, number(value));
            }
            case Moved(var quantity, var up, var since) -> {
                double before = quantity.of(read(who, since));
                double after = quantity.of(now);
                yield unless(up ? after > before : after < before, number(before) + " then, " + number(after) + " now");
            }
            case SameAs(var quantity, var other) -> {
                double one = quantity.of(now);
                double two = quantity.of(read(other, at));
                yield unless(same(one, two), number(one) + " and " + number(two));
            }
        };
    }

    /// Nobody can be read before anything happened to them.
    private Optional<String> nothingKnown(Condition condition, String who, Instant at) {
        String whom = condition instanceof SameAs same && !arrivals(who, at).isEmpty() ? same.other() : who;
        Instant when = condition instanceof Moved moved ? moved.since() : at;
        return unless(!arrivals(whom, when).isEmpty(), "nothing had happened to %s by %s".formatted(whom, when));
    }

    private Reading read(String who, Instant at) {
        return subject.read(scenario.catalog(), arrivals(who, at), at);
    }

    private List<Arrival> arrivals(String who, Instant at) {
        Set<String> identifiers = identifiers(who);
        return scenario.arrivals().stream()
                .filter(arrival -> identifiers.contains(arrival.interaction().customer()))
                .filter(arrival -> !arrival.interaction().at().isAfter(at))
                .sorted(Comparator.comparing(Arrival::arrivesAt))
                .toList();
    }

    /// All identifiers that belong to the same person, over any number of steps.
    private Set<String> identifiers(String who) {
        Set<String> known = new TreeSet<>(Set.of(who));
        for (int before = 0; before < known.size(); ) {
            before = known.size();
            for (Alias alias : scenario.aliases()) {
                if (known.contains(alias.one())) known.add(alias.other());
                if (known.contains(alias.other())) known.add(alias.one());
            }
        }
        return known;
    }

    private static boolean same(double one, double two) {
        return Math.abs(one - two) <= SAME * Math.max(1, Math.max(Math.abs(one), Math.abs(two)));
    }

    private static Optional<String> unless(boolean holds, String got) {
        return holds ? Optional.empty() : Optional.of(got);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
