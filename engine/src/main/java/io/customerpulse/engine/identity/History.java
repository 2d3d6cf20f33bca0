package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a customer came to be who it is: every fact about its identifiers, and what came of each.
///
/// Like the customer it is a function of the set of facts, not of when they were heard. Cost: `O(b log b)` for
/// the `b` bonds of its identifiers, and for each refused link told the size of the customers at its ends.
public final class History {

    private final Customer customer;
    private final Joining joining;
    private final Set<Link> joins;

    private History(Customer customer, Joining joining) {
        this.customer = customer;
        this.joining = joining;
        this.joins = new HashSet<>(joining.slim(customer).joins());
    }

    /// The latest facts of a customer, the latest first.
    ///
    /// @param most how many at most
    public static List<Happening> of(Customer customer, Known known, IdentityRules rules, int most) {
        SortedMap<Pair, Bond> bonds = new TreeMap<>();
        for (Identifier identifier : customer.identifiers()) {
            for (Bond bond : known.bondsOf(identifier)) bonds.put(bond.pair(), bond);
        }
        History history = new History(customer, new Joining(known, rules));
        return latest(bonds.values().stream().toList(), most).stream()
                .flatMap(bond -> history.happenings(bond).stream())
                .sorted(Comparator.comparingLong(Happening::atMicros).reversed())
                .limit(most)
                .toList();
    }

    /// Those bonds that the latest facts can be of.
    private static List<Bond> latest(List<Bond> bonds, int most) {
        return bonds.stream()
                .sorted(Comparator.comparingLong(History::lastMicros).reversed())
                .limit(most)
                .toList();
    }

    private static long lastMicros(Bond bond) {
        long links = bond.links().stream().mapToLong(Link::atMicros).max().orElse(Long.MIN_VALUE);
        long splits = bond.splits().stream().mapToLong(Split::atMicros).max().orElse(Long.MIN_VALUE);
        return Math.max(links, splits);
    }

    private List<Happening> happenings(Bond bond) {
        List<Happening> happenings = new ArrayList<>();
        for (Split split : bond.splits()) {
            boolean stands = bond.standingSplit().filter(split::equals).isPresent();
            happenings.add(new Happening.Parted(split, stands));
        }
        boolean inside =
                customer.has(bond.pair().one()) && customer.has(bond.pair().other());
        for (Link link : bond.links()) {
            if (inside) happenings.add(joins.contains(link) ? new Happening.Joined(link) : new Happening.Agreed(link));
            else joining.refusal(link).map(Happening.Declined::new).ifPresent(happenings::add);
        }
        return happenings;
    }
}
