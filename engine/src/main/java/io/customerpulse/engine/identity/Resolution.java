package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Who is who: customers, as a function of the set of facts alone.
///
/// **Method.** Links are offered in their order ([Link]): aliases of one kind, other stated links, seen
/// links, each the earlier first. A link joins the customers of its two identifiers unless a rule stands
/// against it: one of them is blocked, a standing [Split] would have both its ends in one customer, or the
/// customer would have more identifiers, of a kind or in all, than the rules allow. No fact depends on when
/// it was heard, so neither does the result.
///
/// **Known users.** With one `user_id` for each customer, a device that two users share belongs to who was
/// seen with it first, and links nobody to the second. Two user ids are one customer if, and only if,
/// somebody states so of user ids: such aliases come first and count as one.
///
/// **Cost.** `O(n log n)` for `n` links; memory `O(n)`. [Joining] does the same fact by fact.
///
/// @param customers every identifier a fact names stands in exactly one; by their first identifier
/// @param refused   the links that joined nobody, in their order
public record Resolution(List<Customer> customers, List<Refused> refused) {

    public Resolution {
        customers = List.copyOf(customers);
        refused = List.copyOf(refused);
    }

    /// The customers that links and splits make, in any order and any number of times.
    public static Resolution of(Collection<Link> links, Collection<Split> splits, IdentityRules rules) {
        return of(Bond.gather(links, splits), rules);
    }

    /// The customers that these bonds make.
    ///
    /// @param bonds not two of one pair
    public static Resolution of(Collection<Bond> bonds, IdentityRules rules) {
        TreeSet<Identifier> identifiers = new TreeSet<>();
        TreeSet<Link> links = new TreeSet<>();
        List<Split> splits = new ArrayList<>();
        for (Bond bond : bonds) {
            identifiers.add(bond.pair().one());
            identifiers.add(bond.pair().other());
            bond.link().ifPresent(links::add);
            bond.standingSplit().ifPresent(splits::add);
        }
        Circles circles = new Circles(List.copyOf(identifiers), splits, rules);
        List<Refused> refused = new ArrayList<>();
        for (Link link : links) {
            Optional<Refused> nobody = rules.blocked(link);
            if (nobody.isEmpty()) circles.offer(link).ifPresent(refused::add);
            nobody.ifPresent(refused::add);
        }
        return new Resolution(circles.customers(), refused);
    }

    /// The customer with this identifier; empty if no fact names it.
    public Optional<Customer> customerOf(Identifier identifier) {
        return customers.stream().filter(customer -> customer.has(identifier)).findFirst();
    }
}
