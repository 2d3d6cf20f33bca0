package io.customerpulse.engine.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who is who, fact by fact: the customers of [Resolution] when one more fact is known, looking only at
/// those it touches.
///
/// **Why little has to be looked at.** What stands against joining two sets of identifiers stands against
/// larger ones too. From this follows, wherever in the order a new link `x – y` belongs:
///
/// 1. Are both of one customer already, no customer changes. Only an alias may, as it lowers a count.
/// 2. May the two whole customers be one, they are, and nothing else changes: what was refused stays so.
/// 3. Was there, at the link's place in the order, something against joining what `x` and `y` belonged to
///    by then, the link is refused and nothing changes.
/// 4. Else (somebody else was first, but is not any more; a split; a split that is lifted) the customers in
///    question are resolved anew from their bonds. Should a link to a further customer be possible now,
///    that one is taken in, and all of them are resolved again.
///
/// **Cost.** 1 to 3: `O(k)` for customers of `k` identifiers. 4: `O(b log b)` for the `b` bonds of all that
/// are taken in.
public final class Joining {

    private final Known known;
    private final IdentityRules rules;

    public Joining(Known known, IdentityRules rules) {
        this.known = known;
        this.rules = rules;
    }

    /// What changes when of two identifiers more is known.
    ///
    /// @param before what was known of them; a bond without facts if nothing was
    /// @param after  that and the new fact
    public Step step(Bond before, Bond after) {
        Pair pair = after.pair();
        if (before.equals(after) || rules.blocks(pair.one()) || rules.blocks(pair.other())) return Step.NONE;
        Customer one = known.customerOf(pair.one());
        Customer other = known.customerOf(pair.other());
        boolean sameLink = before.link().equals(after.link());
        if (before.standingSplit().equals(after.standingSplit())) {
            return sameLink
                    ? Step.NONE
                    : after.link().map(link -> link(one, other, link)).orElse(Step.NONE);
        }
        boolean together = one.has(pair.other());
        if (together || !sameLink || after.standingSplit().isEmpty()) return anew(one, other);
        return new Step(List.of(one, other), List.of(withSplit(one, before, after), withSplit(other, before, after)));
    }

    /// The links between a customer's identifiers and others that joined nobody, and why; the latest first.
    ///
    /// @param most how many of them at most
    public List<Refused> refused(Customer customer, int most) {
        return customer.identifiers().stream()
                .flatMap(identifier -> known.bondsOf(identifier).stream()
                        .filter(bond -> !customer.has(bond.pair().beside(identifier))))
                .flatMap(bond -> bond.link().stream())
                .sorted(Comparator.comparingLong(Link::atMicros).reversed().thenComparing(Link::pair))
                .limit(most)
                .flatMap(link -> refusal(link).stream())
                .toList();
    }

    /// What stood against a link at its place in the order.
    Optional<Refused> refusal(Link link) {
        Optional<Refused> nobody = rules.blocked(link);
        if (nobody.isPresent()) return nobody;
        Identifier one = link.pair().one();
        Identifier other = link.pair().other();
        Party left = partial(known.customerOf(one), one, link);
        Party right = partial(known.customerOf(other), other, link);
        return Party.refusal(left, right, link, rules).map(why -> new Refused(link, why));
    }

    private Step link(Customer one, Customer other, Link link) {
        if (one.has(link.pair().other())) return within(one, link);
        if (Party.refusal(Party.of(one), Party.of(other), link, rules).isEmpty()) {
            return new Step(List.of(one, other), List.of(union(one, other, link)));
        }
        return refusal(link).isPresent() ? Step.NONE : anew(one, other);
    }

    private Step within(Customer customer, Link link) {
        if (link.isAlias() && !isAliasOf(customer, link.pair())) return anew(customer, customer);
        if (customer.joins().stream().allMatch(join -> join.compareTo(link) < 0)) return Step.NONE;
        List<Link> joins = new ArrayList<>(customer.joins());
        joins.removeIf(join -> join.pair().equals(link.pair()));
        joins.add(link);
        Customer after = new Customer(customer.identifiers(), joins, customer.counts(), customer.apart());
        return new Step(
                List.of(customer),
                List.of(joins.size() > 2 * customer.identifiers().size() ? slim(after) : after));
    }

    /// Whether the two are names of one thing already.
    private boolean isAliasOf(Customer customer, Pair pair) {
        Circles circles = new Circles(customer.identifiers(), List.of(), rules);
        customer.joins().stream().filter(Link::isAlias).forEach(circles::offer);
        return circles.party(pair.one()).has().test(pair.other());
    }

    /// Without the joins that hold nothing together that is not held by earlier ones.
    Customer slim(Customer customer) {
        return upTo(customer, customer.joins()).customers().getFirst();
    }

    /// What an identifier of a customer belonged to before a place in the order.
    private Party partial(Customer customer, Identifier start, Link place) {
        List<Link> earlier = customer.joins().stream()
                .filter(join -> join.compareTo(place) < 0)
                .toList();
        return upTo(customer, earlier).party(start);
    }

    private Circles upTo(Customer customer, List<Link> joins) {
        Circles circles = new Circles(customer.identifiers(), customer.apart(), rules);
        joins.stream().sorted().forEach(circles::offer);
        return circles;
    }

    private static Customer union(Customer one, Customer other, Link link) {
        boolean oneIsLarger = one.identifiers().size() >= other.identifiers().size();
        Customer large = oneIsLarger ? one : other;
        Customer small = oneIsLarger ? other : one;
        List<Identifier> identifiers = new ArrayList<>(large.identifiers());
        for (Identifier each : small.identifiers()) {
            identifiers.add(-1 - Collections.binarySearch(identifiers, each), each);
        }
        List<Link> joins = new ArrayList<>(large.joins());
        joins.addAll(small.joins());
        joins.add(link);
        List<Split> apart = new ArrayList<>(large.apart());
        apart.addAll(small.apart());
        Collections.sort(apart);
        return new Customer(identifiers, joins, Party.sum(one.counts(), other.counts(), link), apart);
    }

    private static Customer withSplit(Customer customer, Bond before, Bond after) {
        List<Split> apart = new ArrayList<>(customer.apart());
        before.standingSplit().ifPresent(apart::remove);
        after.standingSplit().ifPresent(apart::add);
        Collections.sort(apart);
        return new Customer(customer.identifiers(), customer.joins(), customer.counts(), apart);
    }

    // ---- anew ----------------------------------------------------------------------------------

    /// Each round takes in at least one more customer, or is the last.
    private Step anew(Customer one, Customer other) {
        NavigableMap<Identifier, Customer> region = new TreeMap<>();
        region.put(one.identifiers().getFirst(), one);
        region.put(other.identifiers().getFirst(), other);
        NavigableMap<Identifier, Customer> more = new TreeMap<>();
        List<Customer> after = resolve(List.copyOf(region.values()), more);
        while (!more.isEmpty()) {
            region.putAll(more);
            more.clear();
            after = resolve(List.copyOf(region.values()), more);
        }
        return new Step(List.copyOf(region.values()), after);
    }

    /// The customers of the region's identifiers.
    ///
    /// @param more gets the customers beyond the region that a link would join now
    private List<Customer> resolve(List<Customer> region, NavigableMap<Identifier, Customer> more) {
        NavigableSet<Identifier> members = new TreeSet<>();
        for (Customer customer : region) members.addAll(customer.identifiers());
        NavigableSet<Link> links = new TreeSet<>();
        NavigableSet<Split> splits = new TreeSet<>();
        for (Identifier member : members) {
            for (Bond bond : known.bondsOf(member)) {
                bond.standingSplit().ifPresent(splits::add);
                if (!rules.blocks(bond.pair().beside(member))) bond.link().ifPresent(links::add);
            }
        }
        Circles circles = new Circles(List.copyOf(members), splits, rules);
        for (Link link : links) {
            boolean oneInside = members.contains(link.pair().one());
            if (oneInside && members.contains(link.pair().other())) circles.offer(link);
            else
                beyond(circles, oneInside ? link.pair().one() : link.pair().other(), link)
                        .ifPresent(customer -> more.put(customer.identifiers().getFirst(), customer));
        }
        return circles.customers();
    }

    /// The customer at the other end of a link, if the link would join it.
    private Optional<Customer> beyond(Circles circles, Identifier inside, Link link) {
        Identifier outside = link.pair().beside(inside);
        Customer customer = known.customerOf(outside);
        Party there = partial(customer, outside, link);
        return Party.refusal(circles.party(inside), there, link, rules).isEmpty()
                ? Optional.of(customer)
                : Optional.empty();
    }
}
