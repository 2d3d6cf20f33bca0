package io.customerpulse.checks.scenario;

import io.customerpulse.checks.scenario.Scenario.Arrival;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Vitals;
import java.time.Instant;
import java.util.List;

/// Something that can be told a story and asked how someone is: the engine in one of its uses, a
/// server, a Flink job. One implementation each; `ScenarioTest` tells every story to every subject.
public interface Subject {

    /// What it is, for reports of failures.
    String name();

    /// How one person is at an instant. The subject takes in what arrives, in the order of arrival,
    /// each event once whatever repeats there are, and knows that all of it is about one person,
    /// whatever identifiers it came under.
    ///
    /// @param arrivals all that happened to the person up to `at`, in the order of arrival; at least one
    /// @param at       not before any of them happened; they have all arrived, however late
    Reading read(Catalog catalog, List<Arrival> arrivals, Instant at);

    /// What is read of a person.
    record Reading(Pulse pulse, Vitals vitals) {}

    /// The expected gap of a customer without a rhythm, in a story, where there is no population.
    static double typicalGapDays(Catalog catalog) {
        return catalog.thresholds().typicalGapDays().orElse(Thresholds.TYPICAL_GAP_DAYS);
    }
}
