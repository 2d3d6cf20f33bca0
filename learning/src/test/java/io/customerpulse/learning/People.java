package io.customerpulse.learning;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What made-up people did, in memory. Days are counted from [#START].
///
/// @param all their deeds, in any order
public record People(List<Deed> all, long orderSeed) implements History {

    /// Midnight of day 0.
    public static final long START = Micros.of(Instant.parse("2025-01-01T00:00:00Z"));

    /// One deed.
    ///
    /// @param value NaN for none
    public record Deed(long person, double day, String signal, double value) {
        long atMicros() {
            return micros(day);
        }
    }

    public People {
        all = List.copyOf(all);
    }

    public static People of(List<Deed> all) {
        return new People(all, 0);
    }

    /// An instant.
    public static long micros(double day) {
        return START + Math.round(day * Micros.DAY);
    }

    /// The last instant before a day.
    public static long before(int day) {
        return START + day * Micros.DAY - 1;
    }

    /// The same, come in another order: both the customers and what each did at one instant.
    public People shuffled(long seed) {
        List<Deed> deeds = new ArrayList<>(all);
        Collections.shuffle(deeds, new Random(seed));
        return new People(deeds, seed);
    }

    public People and(List<Deed> more) {
        List<Deed> deeds = new ArrayList<>(all);
        deeds.addAll(more);
        return new People(deeds, orderSeed);
    }

    public People only(Predicate<Deed> wanted) {
        return new People(all.stream().filter(wanted).toList(), orderSeed);
    }

    @Override
    public void walk(Rules rules, Visitor visitor) {
        TreeMap<Long, List<Deed>> byPerson = new TreeMap<>();
        for (Deed deed : all)
            byPerson.computeIfAbsent(deed.person, it -> new ArrayList<>()).add(deed);
        List<Long> order = new ArrayList<>(byPerson.keySet());
        if (orderSeed != 0) Collections.shuffle(order, new Random(orderSeed));
        Timeline timeline = new Timeline(rules);
        for (long person : order) {
            timeline.clear();
            List<Deed> own = byPerson.getOrDefault(person, List.of());
            own.sort(Comparator.comparingLong(Deed::atMicros));
            for (Deed deed : own) {
                timeline.add(rules.signal(deed.signal), deed.atMicros());
                timeline.value(deed.value);
            }
            visitor.visit(key(person), timeline);
        }
    }

    /// Keys are spread evenly.
    private static long key(long person) {
        return new java.util.SplittableRandom(person).nextLong();
    }
}
