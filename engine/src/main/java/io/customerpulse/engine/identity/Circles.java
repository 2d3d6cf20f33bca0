package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Circles of identifiers that grow as links are offered in their order: a union-find that says no.
final class Circles {

    private final IdentityRules rules;
    private final List<Identifier> identifiers;
    private final Map<Identifier, Integer> places = new HashMap<>();
    private final int[] parents;
    private final List<Circle> circles = new ArrayList<>();

    /// What is known of a circle, kept at its root.
    ///
    /// @param size   identifiers
    /// @param counts what counts against the limits
    /// @param apart  standing splits with an end in it
    /// @param joins  the links that made it, in their order of coming
    private record Circle(int size, SortedMap<String, Integer> counts, List<Split> apart, List<Link> joins) {}

    /// Each identifier alone.
    ///
    /// @param identifiers sorted, none twice
    /// @param splits      those that stand
    Circles(List<Identifier> identifiers, Collection<Split> splits, IdentityRules rules) {
        this.rules = rules;
        this.identifiers = List.copyOf(identifiers);
        parents = new int[identifiers.size()];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
            places.put(identifiers.get(i), i);
            SortedMap<String, Integer> counts = new TreeMap<>();
            counts.put(identifiers.get(i).kind(), 1);
            circles.add(new Circle(1, counts, new ArrayList<>(), new ArrayList<>()));
        }
        for (Split split : splits) {
            stand(split, split.pair().one());
            stand(split, split.pair().other());
        }
    }

    /// Joins the circles of the two ends, or says why not. Nothing happens if they are one already.
    Optional<Refused> offer(Link link) {
        int one = root(place(link.pair().one()));
        int other = root(place(link.pair().other()));
        if (one == other) return Optional.empty();
        Optional<Refused.Why> why = Party.refusal(party(one), party(other), link, rules);
        if (why.isPresent()) return why.map(reason -> new Refused(link, reason));
        join(one, other, link);
        return Optional.empty();
    }

    /// The circle of an identifier.
    Party party(Identifier identifier) {
        return party(root(place(identifier)));
    }

    /// All circles, by their first identifier.
    List<Customer> customers() {
        SortedMap<Integer, List<Identifier>> members = new TreeMap<>();
        List<Integer> firsts = new ArrayList<>();
        Map<Integer, Integer> firstOf = new HashMap<>();
        for (int i = 0; i < parents.length; i++) {
            int root = root(i);
            int first = firstOf.computeIfAbsent(root, unused -> firsts.size());
            if (first == firsts.size()) firsts.add(root);
            members.computeIfAbsent(first, unused -> new ArrayList<>()).add(identifiers.get(i));
        }
        List<Customer> customers = new ArrayList<>();
        members.forEach((first, own) -> {
            Circle circle = circles.get(firsts.get(first));
            customers.add(new Customer(
                    own,
                    circle.joins.stream().sorted().toList(),
                    circle.counts,
                    circle.apart.stream().sorted().toList()));
        });
        return List.copyOf(customers);
    }

    private void stand(Split split, Identifier end) {
        Integer place = places.get(end);
        if (place != null) circles.get(place).apart.add(split);
    }

    private Party party(int root) {
        Circle circle = circles.get(root);
        return new Party(circle.size, circle.counts, circle.apart, identifier -> isUnder(root, identifier));
    }

    private boolean isUnder(int root, Identifier identifier) {
        Integer place = places.get(identifier);
        return place != null && root(place) == root;
    }

    private void join(int one, int other, Link link) {
        boolean oneIsLarger = circles.get(one).size >= circles.get(other).size;
        int large = oneIsLarger ? one : other;
        int small = oneIsLarger ? other : one;
        Circle into = circles.get(large);
        Circle from = circles.get(small);
        into.apart.addAll(from.apart);
        into.joins.addAll(from.joins);
        into.joins.add(link);
        SortedMap<String, Integer> counts = Party.sum(into.counts, from.counts, link);
        circles.set(large, new Circle(into.size + from.size, counts, into.apart, into.joins));
        circles.set(small, new Circle(0, new TreeMap<>(), List.of(), List.of()));
        parents[small] = large;
    }

    private int place(Identifier identifier) {
        Integer place = places.get(identifier);
        if (place == null) throw new IllegalArgumentException("not among the identifiers: " + identifier);
        return place;
    }

    private int root(int place) {
        int root = place;
        while (parents[root] != root) root = parents[root];
        int step = place;
        while (parents[step] != root) {
            int next = parents[step];
            parents[step] = root;
            step = next;
        }
        return root;
    }
}
