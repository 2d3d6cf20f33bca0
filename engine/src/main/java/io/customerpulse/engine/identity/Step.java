package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a fact changes: some customers, replaced by others with the same identifiers between them.
///
/// @param before those that are no more
/// @param after  those that stand in their place
public record Step(List<Customer> before, List<Customer> after) {

    /// Nothing changes.
    public static final Step NONE = new Step(List.of(), List.of());

    public Step {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// What a customer's history shows of it, parted before joined.
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Customer old : before) {
            List<Customer> into = meeting(old, after);
            if (into.size() > 1) changes.add(new Change.Parted(old, into));
        }
        for (Customer now : after) {
            List<Customer> from = meeting(now, before);
            if (from.size() > 1) changes.add(new Change.Joined(from, now));
        }
        return List.copyOf(changes);
    }

    /// Which customer another one goes on from: of those that are whole in it, and more than one identifier,
    /// the largest. Empty if there is none. A store need move only the [#newcomers].
    ///
    /// @param now one of [#after]
    public Optional<Customer> continues(Customer now) {
        return before.stream()
                .filter(old -> old.identifiers().size() > 1)
                .filter(old -> after.size() == 1 || old.identifiers().stream().allMatch(now::has))
                .reduce((a, b) -> b.identifiers().size() > a.identifiers().size() ? b : a);
    }

    /// The identifiers of a customer that were not of the one it [#continues].
    ///
    /// @param now one of [#after]
    public List<Identifier> newcomers(Customer now) {
        Optional<Customer> kept = continues(now);
        return kept.isEmpty()
                ? now.identifiers()
                : before.stream()
                        .filter(old -> !old.equals(kept.get()))
                        .flatMap(old -> old.identifiers().stream())
                        .filter(now::has)
                        .toList();
    }

    private static List<Customer> meeting(Customer customer, List<Customer> others) {
        return others.stream()
                .filter(other ->
                        other.identifiers().size() <= customer.identifiers().size()
                                ? other.identifiers().stream().anyMatch(customer::has)
                                : customer.identifiers().stream().anyMatch(other::has))
                .toList();
    }
}
