package io.customerpulse.checks.scenario;

import static io.customerpulse.checks.scenario.Subject.typicalGapDays;

import io.customerpulse.checks.scenario.Scenario.Arrival;
import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// The engine in each of its uses, as a subject of stories.
public final class EngineSubjects {

    /// Anything may arrive at any time, and nothing is final early.
    private static final Patience ENDLESS = new Patience(Duration.ofDays(36_500), Integer.MAX_VALUE);

    private EngineSubjects() {}

    /// A whole log in the order of time, folded in one go: how a file is scored.
    public record SortedLog() implements Subject {
        @Override
        public String name() {
            return "the sorted log";
        }

        @Override
        public Reading read(Catalog catalog, List<Arrival> arrivals, Instant at) {
            Rules rules = Rules.of(catalog);
            Timeline timeline = new Timeline(rules);
            once(arrivals).stream()
                    .sorted(Comparator.comparing(Interaction::at))
                    .forEach(timeline::add);
            Fold fold = new Fold(rules, Patience.SORTED);
            for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
            return reading(fold.summary(), fold.pulse(Micros.of(at)), catalog, at);
        }
    }

    /// One interaction after the other as they arrive, a state per identifier, merged when read: how
    /// a server lives. Within the lateness that [Patience#LIVE] states.
    public record LiveStates() implements Subject {
        @Override
        public String name() {
            return "live states";
        }

        @Override
        public Reading read(Catalog catalog, List<Arrival> arrivals, Instant at) {
            return stepped(catalog, Patience.LIVE, once(arrivals), at);
        }
    }

    /// Any order at all.
    ///
    /// @param seed of the order
    public record Shuffled(long seed) implements Subject {
        @Override
        public String name() {
            return "live states in the random order of seed " + seed;
        }

        @Override
        public Reading read(Catalog catalog, List<Arrival> arrivals, Instant at) {
            List<Interaction> shuffled = new ArrayList<>(once(arrivals));
            Collections.shuffle(shuffled, new Random(seed));
            return stepped(catalog, ENDLESS, shuffled, at);
        }
    }

    /// The ledger, entry by entry, for the pulse; the vitals are those of the sorted log.
    public record WrittenOut() implements Subject {
        @Override
        public String name() {
            return "the ledger";
        }

        @Override
        public Reading read(Catalog catalog, List<Arrival> arrivals, Instant at) {
            Pulse pulse = Ledger.of(once(arrivals), Rules.of(catalog), at).pulse();
            return new Reading(
                    pulse, new SortedLog().read(catalog, arrivals, at).vitals());
        }
    }

    private static Subject.Reading stepped(
            Catalog catalog, Patience patience, List<Interaction> interactions, Instant at) {
        Engine engine = new Engine(Rules.of(catalog), patience);
        Map<String, CustomerState> states = new TreeMap<>();
        for (Interaction interaction : interactions) {
            CustomerState before = states.getOrDefault(interaction.customer(), engine.empty());
            states.put(interaction.customer(), engine.step(before, interaction));
        }
        CustomerState person = states.values().stream().reduce(engine.empty(), engine::merge);
        return reading(person.summary(), engine.pulse(person, at), catalog, at);
    }

    private static Subject.Reading reading(Summary summary, Pulse pulse, Catalog catalog, Instant at) {
        double typicalGapDays = typicalGapDays(catalog);
        Vitals vitals = Vitals.of(summary.signs(), catalog.thresholds(), typicalGapDays, Micros.of(at));
        return new Subject.Reading(pulse, vitals);
    }

    /// Each event once: of those with the same id the first to arrive; those without an id all count.
    private static List<Interaction> once(List<Arrival> arrivals) {
        Set<String> seen = new HashSet<>();
        return arrivals.stream()
                .map(Arrival::interaction)
                .filter(interaction -> interaction.id().isEmpty() || seen.add(interaction.id()))
                .toList();
    }
}
