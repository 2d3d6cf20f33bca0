package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A small world that hears fact by fact, as a server does.
final class Town implements Known {

    private final Map<Pair, Bond> bonds = new TreeMap<>();
    private final Map<Identifier, SortedMap<Identifier, Bond>> bondsOf = new TreeMap<>();
    private final Map<Identifier, Cell> cells = new HashMap<>();
    private final Joining joining;
    private int lookups;

    /// What the identifiers of a customer share, so that few have to move.
    private static final class Cell {
        private @Nullable Customer customer;
    }

    Town(IdentityRules rules) {
        joining = new Joining(this, rules);
    }

    Step hear(Link link) {
        return hear(Bond.of(link));
    }

    Step hear(Split split) {
        return hear(Bond.of(split));
    }

    Step hear(Bond fact) {
        Bond before = bonds.getOrDefault(fact.pair(), new Bond(fact.pair(), List.of(), List.of()));
        Bond after = before.merge(fact);
        bonds.put(fact.pair(), after);
        keep(after, after.pair().one());
        keep(after, after.pair().other());
        Step step = joining.step(before, after);
        for (Customer customer : step.after()) settle(customer, step);
        return step;
    }

    @Override
    public Customer customerOf(Identifier identifier) {
        Cell cell = cells.get(identifier);
        return cell == null || cell.customer == null ? Customer.alone(identifier) : cell.customer;
    }

    @Override
    public List<Bond> bondsOf(Identifier identifier) {
        lookups++;
        return new ArrayList<>(bondsOf.getOrDefault(identifier, new TreeMap<>()).values());
    }

    /// How often bonds were looked up.
    int lookups() {
        return lookups;
    }

    /// The customers, each as its identifiers.
    SortedSet<String> circles() {
        SortedSet<String> circles = new TreeSet<>();
        for (Identifier identifier : bondsOf.keySet()) {
            circles.add(customerOf(identifier).identifiers().toString());
        }
        return circles;
    }

    private void settle(Customer customer, Step step) {
        Cell cell = step.continues(customer)
                .map(old -> cells.get(old.identifiers().getFirst()))
                .orElseGet(Cell::new);
        cell.customer = customer;
        for (Identifier newcomer : step.newcomers(customer)) cells.put(newcomer, cell);
    }

    private void keep(Bond bond, Identifier end) {
        bondsOf.computeIfAbsent(end, _ -> new TreeMap<>()).put(bond.pair().beside(end), bond);
    }
}
