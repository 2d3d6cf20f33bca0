package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Short words for the tests of identity, and random facts.
final class Facts {

    /// Tight limits, so that few facts reach them.
    static final IdentityRules TIGHT = new IdentityRules(
            new TreeMap<>(Map.of(Identifier.USER_ID, 1, Identifier.EMAIL, 2, Identifier.ANONYMOUS_ID, 3)),
            2,
            7,
            IdentityRules.DEFAULT.priorities(),
            IdentityRules.DEFAULT.blocked());

    private static final List<String> KINDS =
            List.of(Identifier.USER_ID, Identifier.EMAIL, Identifier.ANONYMOUS_ID, "handle");

    private Facts() {}

    /// `u1` is a user id, `e1` an e-mail address, `a1` an anonymous id, `h1` a handle.
    static Identifier id(String name) {
        String kind = KINDS.get("ueah".indexOf(name.charAt(0)));
        return new Identifier(kind, name);
    }

    static Link seen(String one, String other, long at) {
        return Link.of(id(one), id(other), Strength.SEEN, at);
    }

    static Link stated(String one, String other, long at) {
        return Link.of(id(one), id(other), Strength.STATED, at);
    }

    static Split split(String one, String other, long at) {
        return Split.of(id(one), id(other), at);
    }

    /// The values of each customer's identifiers, sorted.
    static SortedSet<String> circles(Resolution resolution) {
        return resolution.customers().stream().map(Facts::values).collect(Collectors.toCollection(TreeSet::new));
    }

    static String values(Customer customer) {
        return customer.identifiers().stream().map(Identifier::value).collect(Collectors.joining(" "));
    }

    /// Random facts on a few identifiers, many at one instant.
    static List<Bond> random(Random random, int identifiers, int facts) {
        List<Bond> bonds = new ArrayList<>();
        while (bonds.size() < facts) {
            Identifier one = any(random, identifiers);
            Identifier other = any(random, identifiers);
            if (one.equals(other)) continue;
            long at = random.nextInt(12);
            int sort = random.nextInt(10);
            Strength strength = sort < 7 ? Strength.SEEN : Strength.STATED;
            bonds.add(sort == 9 ? Bond.of(Split.of(one, other, at)) : Bond.of(Link.of(one, other, strength, at)));
        }
        return bonds;
    }

    private static Identifier any(Random random, int identifiers) {
        int number = random.nextInt(identifiers);
        return id("ueah".charAt(number % 4) + "" + number / 4);
    }

    /// All orders of up to seven things.
    static <T> List<List<T>> orders(List<T> things) {
        List<List<T>> orders = new ArrayList<>();
        permute(new ArrayList<>(things), 0, orders);
        return orders;
    }

    private static <T> void permute(List<T> things, int from, List<List<T>> orders) {
        if (from >= things.size()) orders.add(List.copyOf(things));
        for (int i = from; i < things.size(); i++) {
            Collections.swap(things, from, i);
            permute(things, from + 1, orders);
            Collections.swap(things, from, i);
        }
    }

    static SortedSet<String> set(String... circles) {
        return new TreeSet<>(Arrays.asList(circles));
    }
}
