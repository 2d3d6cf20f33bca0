package io.customerpulse.tables.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The customers of a log, numbered from 0 in the order they were first seen.
public final class Customers {

    private final List<String> names = new ArrayList<>();
    /// The numbers of the first so many names; brought up to date when one is looked up.
    private final Map<String, Integer> numbers = new HashMap<>();

    /// The customer's number; a new one if it was not seen before.
    public int number(String customer) {
        while (numbers.size() < names.size()) numbers.put(names.get(numbers.size()), numbers.size());
        Integer known = numbers.putIfAbsent(customer, names.size());
        if (known != null) return known;
        names.add(customer);
        return names.size() - 1;
    }

    /// The number of a customer who is known to be new: looks nothing up.
    public int append(String customer) {
        names.add(customer);
        return names.size() - 1;
    }

    public String name(int number) {
        return names.get(number);
    }

    /// All names, in the order of their numbers.
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    public int size() {
        return names.size();
    }
}
