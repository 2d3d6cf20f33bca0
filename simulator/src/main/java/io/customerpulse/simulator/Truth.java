package io.customerpulse.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was truly in a customer under one policy: nothing of it stands in their interactions.
///
/// @param person   who they are, the same under every policy
/// @param since    when `affinity` begins
/// @param affinity at the end of each week from `since`, the last maybe a shorter one; around 0
/// @param leftAt   when they lost interest for ever, if they did: from that day on they begin nothing, though a
///                 letter may still be opened or a case be closed that was on its way
public record Truth(Person person, Instant since, List<Double> affinity, Optional<Instant> leftAt) {

    private static final Duration WEEK = Duration.ofDays(7);

    public Truth {
        affinity = List.copyOf(affinity);
        if (affinity.isEmpty()) throw new IllegalArgumentException("affinity must have a week at least");
    }

    /// Affinity in the week of an instant; the first week's before, the last week's after the span.
    public double affinityAt(Instant at) {
        long week = Math.floorDiv(Duration.between(since, at).toSeconds(), WEEK.toSeconds());
        return affinity.get((int) Math.clamp(week, 0, affinity.size() - 1L));
    }
}
