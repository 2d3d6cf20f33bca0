package io.customerpulse.cli.input;

import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.intake.Accounting;
import io.customerpulse.tables.intake.Intake;
import io.customerpulse.tables.log.CollapsedDays;
import io.customerpulse.tables.log.InteractionLog;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything read, and what became of every row.
///
/// @param intake      holds the log
/// @param days        whose days make one interaction, if rows are collapsed by day
/// @param failedPlace where failed rows are kept
/// @param firstFailed the first of them in words
/// @param learned     the pulse that is counted, if it is a learned one
public record Loaded(
        Intake intake,
        Optional<ZoneId> days,
        FailedPlace failedPlace,
        String firstFailed,
        Optional<LearnedPulse> learned) {

    /// Exit status of a command that did its work while some rows could not be used.
    public static final int SOME_FAILED = 3;

    private static final int NAMES_MAX = 8;
    private static final int NAME_CELLS = 60;

    public InteractionLog log() {
        return intake.log();
    }

    public Rules rules() {
        return log().rules();
    }

    /// The instant to score at: the one asked for, else the last of the input.
    public Instant at(Optional<Instant> asked) throws UserMistake {
        if (log().size() == 0) {
            throw new UserMistake(
                    "there is no interaction in the input" + (firstFailed.isEmpty() ? "" : ": " + firstFailed));
        }
        return asked.orElse(Micros.instant(log().latestMicros()));
    }

    /// The whole interactions of a watched customer.
    public List<Interaction> interactions(String customer) throws UserMistake {
        List<Interaction> all = intake.watched(customer);
        if (all.isEmpty()) {
            throw new UserMistake("there is no customer \"%s\" in the input".formatted(SafeText.visible(customer)));
        }
        return days.map(zone -> new CollapsedDays(zone, rules()).of(all)).orElse(all);
    }

    /// Says what became of the rows.
    public void report(Console console) {
        Accounting rows = intake.accounting();
        console.note("read %s = scored %s + duplicate %s + failed %s"
                .formatted(
                        Console.count(rows.read()),
                        Console.count(rows.scored()),
                        Console.count(rows.duplicate()),
                        Console.count(rows.failed())));
        if (rows.silent() > 0) {
            console.note("  of the scored, %s: no interactions"
                    .formatted(
                            rows.silent() == 1
                                    ? "1 is an identify, group or alias call"
                                    : Console.count(rows.silent()) + " are identify, group or alias calls"));
        }
        if (rows.failed() > 0) {
            String kept =
                    switch (failedPlace) {
                        case FailedPlace.Usual usual -> "failed rows are kept in " + usual.file();
                        case FailedPlace.Named named -> "failed rows are kept in " + named.file();
                        case FailedPlace.Nowhere _ ->
                            "failed rows are not kept by this command: score them, or say --failed FILE";
                    };
            console.note("  %s; the first: %s".formatted(kept, firstFailed));
        }
        list(
                console,
                learned.isPresent()
                        ? "signals that neither the model nor the catalog has"
                        : "signals that the catalog does not have, scored by its rule for unknown ones",
                log().signals().unknown());
        learned.ifPresent(
                pulse -> console.note("  pulses are in the model's unit: expected days with %s in the next 30 days"
                        .formatted(ModelOption.targets(pulse))));
        list(console, "values in currencies without a rate, not guessed", intake.unratedCurrencies());
    }

    /// 0, or [#SOME_FAILED].
    public int exitStatus() {
        return intake.accounting().failed() > 0 ? SOME_FAILED : 0;
    }

    private static void list(Console console, String what, Map<String, Long> counts) {
        if (counts.isEmpty()) return;
        String names = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(NAMES_MAX)
                .map(entry -> "%s (%s)"
                        .formatted(
                                SafeText.clip(SafeText.visible(entry.getKey()), NAME_CELLS),
                                Console.count(entry.getValue())))
                .collect(Collectors.joining(", "));
        String more = counts.size() > NAMES_MAX ? ", and %d more".formatted(counts.size() - NAMES_MAX) : "";
        console.note("  %s: %s%s".formatted(what, names, more));
    }
}
