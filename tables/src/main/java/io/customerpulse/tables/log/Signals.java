package io.customerpulse.tables.log;

import io.customerpulse.engine.state.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The signals' names in a log, numbered: first the catalog's in its order, then those it does not
/// know, as they were first seen. Several threads may ask for numbers.
public final class Signals {

    private final Rules rules;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> unknownNames = new ArrayList<>();
    private final List<LogPart> parts;

    /// @param parts of the log: they have counted how often each signal occurs
    Signals(Rules rules, List<LogPart> parts) {
        this.rules = rules;
        this.parts = parts;
    }

    /// The number of a name; a new one if neither catalog nor log has it.
    public synchronized int number(String name) {
        return numbers.computeIfAbsent(name, this::newNumber);
    }

    private int newNumber(String name) {
        int known = rules.signal(name);
        if (known != rules.unknown()) return known;
        unknownNames.add(name);
        return rules.unknown() + unknownNames.size() - 1;
    }

    /// By number, the number of each signal in these rules.
    int[] meanings(Rules under) {
        int[] meanings = new int[rules.unknown() + unknownNames.size()];
        Arrays.setAll(
                meanings, number -> under == rules ? Math.min(number, rules.unknown()) : under.signal(name(number)));
        return meanings;
    }

    private String name(int number) {
        return number < rules.unknown() ? rules.signal(number).name() : unknownNames.get(number - rules.unknown());
    }

    /// All names that occur, with how often: a name of the catalog for those it has, however they were written.
    public SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>(unknown());
        for (int i = 0; i < rules.unknown(); i++) {
            int number = i;
            long count = parts.stream().mapToLong(part -> part.countOf(number)).sum();
            if (count > 0) counts.put(rules.signal(i).name(), count);
        }
        return counts;
    }

    /// By number, the place of each signal in an order that does not depend on which was seen first: the
    /// catalog's, then the unknown ones by their names.
    int[] ranks() {
        int[] ranks = new int[rules.unknown() + unknownNames.size()];
        Arrays.setAll(ranks, number -> number);
        List<String> sorted = unknownNames.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) ranks[number(sorted.get(i))] = rules.unknown() + i;
        return ranks;
    }

    /// Names the catalog does not have, with how often they occur.
    public SortedMap<String, Long> unknown() {
        SortedMap<String, Long> unknown = new TreeMap<>();
        for (int i = 0; i < unknownNames.size(); i++) {
            int number = rules.unknown() + i;
            long count = parts.stream().mapToLong(part -> part.countOf(number)).sum();
            if (count > 0) unknown.put(unknownNames.get(i), count);
        }
        return unknown;
    }
}
