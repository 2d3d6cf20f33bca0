package io.customerpulse.server.people;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Customer;
import io.customerpulse.engine.identity.Happening;
import io.customerpulse.engine.identity.History;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.IdentityRules;
import io.customerpulse.engine.identity.Joining;
import io.customerpulse.engine.identity.Known;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Refused;
import io.customerpulse.engine.identity.Split;
import io.customerpulse.engine.identity.Step;
import io.customerpulse.engine.identity.Strength;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// Who is who, live: hears facts, and knows the customer of every identifier.
///
/// Facts may come from any thread, in any order and again: what is known is a function of the set of them
/// ([io.customerpulse.engine.identity.Resolution]). One fact at a time is worked on; a fact that is known is
/// passed over without a lock and, if it is one of those heard last, without a read. What a fact changes
/// comes into the store at once, in one batch. Readers never see half of it.
public final class Identities implements Follower {

    /// Identifiers of customers kept in memory.
    private static final int CUSTOMERS_CAPACITY = 100_000;

    /// Bonds kept in memory; a power of two.
    private static final int BONDS_CAPACITY = 1 << 15;

    /// Most characters of what a fact comes from.
    private static final int BECAUSE_MAX = 200;

    private final Store store;
    private final Links links;
    private final IdentityRules rules;
    private final Consumer<Step> changed;
    private final Recent recent = new Recent(CUSTOMERS_CAPACITY);
    /// Bonds as they are in the store, or were: what those cover is known.
    private final AtomicReferenceArray<Bond> heard = new AtomicReferenceArray<>(BONDS_CAPACITY);
    /// Held while a fact is worked on.
    private final Object working = new Object();
    /// Held for writing while what changed comes into the store.
    private final ReadWriteLock publishing = new ReentrantReadWriteLock();

    /// @param changed is told of every change of customers, in order, one at a time
    public Identities(Store store, IdentityRules rules, Consumer<Step> changed) {
        this.store = store;
        this.links = new Links(store);
        this.rules = rules;
        this.changed = changed;
    }

    /// What may be an identifier.
    public IdentityRules rules() {
        return rules;
    }

    // ---- hearing -------------------------------------------------------------------------------

    /// Takes the links out of an event.
    @Override
    public void follow(Stored stored, Batch batch) {
        Event event = stored.event();
        if (event.identifiers().size() == 1) return;
        Strength strength = event.deed() instanceof Deed.Linked ? Strength.STATED : Strength.SEEN;
        long atMicros = Micros.of(event.deed().at());
        List<Identifier> usable = rules.usable(event.identifiers());
        for (Link link :
                IdentityRules.links(usable, strength, atMicros, event.origin().messageId())) {
            hear(link);
        }
    }

    /// Takes note that two identifiers are one customer.
    public void hear(Link link) {
        Bond known = heard.get(slot(link.pair()));
        if (known != null && known.pair().equals(link.pair()) && known.covers(link)) return;
        String because = link.because();
        boolean isLong = because.length() > BECAUSE_MAX;
        hear(Bond.of(
                isLong
                        ? new Link(link.pair(), link.strength(), link.atMicros(), because.substring(0, BECAUSE_MAX))
                        : link));
    }

    /// Takes note that a person says two identifiers are not one customer.
    public void hear(Split split) {
        hear(Bond.of(split));
    }

    /// Takes note of what people said of identifiers; passes over controls of other kinds than those of [Said].
    public void said(String kind, String json) {
        for (Bond fact : Said.facts(kind, json)) hear(fact);
    }

    /// The facts by which a person says that two customers are one: a link between their names, and one for
    /// each split that stands between them. To be kept in the journal, and then heard.
    public List<Link> merging(Pair named, long atMicros, String because) {
        Customer one = customerOf(named.one());
        Customer other = customerOf(named.other());
        List<Link> facts = new ArrayList<>();
        for (Split split : one.apart()) {
            boolean isBetween =
                    other.has(split.pair().one()) || other.has(split.pair().other());
            if (isBetween) facts.add(new Link(split.pair(), Strength.STATED, atMicros, because));
        }
        Pair names = one.has(named.other()) ? named : new Pair(rules.name(one), rules.name(other));
        facts.add(new Link(names, Strength.STATED, atMicros, because));
        return List.copyOf(facts);
    }

    /// What a split would do, without doing it.
    public Step foreseen(Split split) {
        synchronized (working) {
            Bond fact = Bond.of(split);
            Bond before = links.bond(fact.pair());
            Bond after = before.merge(fact);
            return new Joining(known(after), rules).step(before, after);
        }
    }

    private void hear(Bond fact) {
        synchronized (working) {
            Bond before = links.bond(fact.pair());
            Bond after = before.merge(fact);
            Step step = new Joining(known(after), rules).step(before, after);
            if (!after.equals(before)) {
                try (Batch batch = store.batch()) {
                    links.put(batch, after);
                    publish(batch, links.put(batch, step));
                }
            }
            heard.set(slot(after.pair()), after);
            if (!step.after().isEmpty()) changed.accept(step);
        }
    }

    private void publish(Batch batch, Map<Key, Optional<Customer>> cells) {
        publishing.writeLock().lock();
        try {
            batch.write();
            cells.forEach((cell, customer) ->
                    customer.ifPresentOrElse(each -> recent.put(cell, each), () -> recent.remove(cell)));
        } finally {
            publishing.writeLock().unlock();
        }
    }

    // ---- telling -------------------------------------------------------------------------------

    /// The customer with this identifier; of an unknown one, a customer of it alone.
    public Customer customerOf(Identifier identifier) {
        publishing.readLock().lock();
        try {
            Optional<Key> cell = links.cell(identifier);
            if (cell.isEmpty()) return Customer.alone(identifier);
            Optional<Customer> known = recent.get(cell.get());
            if (known.isPresent()) return known.get();
            Customer customer = links.customer(cell.get());
            recent.put(cell.get(), customer);
            return customer;
        } finally {
            publishing.readLock().unlock();
        }
    }

    /// All identifiers of the customer that one belongs to, the one to call the customer by first, the others
    /// in their order.
    public List<Identifier> members(Identifier identifier) {
        return members(customerOf(identifier));
    }

    /// The same of a customer there is, or would be.
    public List<Identifier> members(Customer customer) {
        if (customer.identifiers().size() == 1) return customer.identifiers();
        Identifier name = rules.name(customer);
        List<Identifier> members = new ArrayList<>(customer.identifiers());
        members.remove(name);
        members.addFirst(name);
        return members;
    }

    /// All identifiers of the customer that one belongs to, and those that somebody said belong to it.
    public Set<Identifier> near(Identifier identifier) {
        Set<Identifier> near = new TreeSet<>(customerOf(identifier).identifiers());
        for (Identifier member : List.copyOf(near)) {
            for (Bond bond : links.bondsOf(member)) {
                near.add(bond.pair().one());
                near.add(bond.pair().other());
            }
        }
        return near;
    }

    /// How the customer with this identifier came to be, the latest first.
    ///
    /// @param most how many facts at most
    public List<Happening> history(Identifier identifier, int most) {
        return History.of(customerOf(identifier), known(), rules, most);
    }

    /// The links of the customer with this identifier that joined nobody, and why; the latest first.
    ///
    /// @param most how many at most
    public List<Refused> refused(Identifier identifier, int most) {
        return new Joining(known(), rules).refused(customerOf(identifier), most);
    }

    /// Forgets the customer with this identifier: every fact about any of its identifiers, and where others
    /// mention them.
    public void forget(Identifier identifier) {
        synchronized (working) {
            Customer customer = customerOf(identifier);
            Map<Key, Optional<Customer>> cells = new HashMap<>();
            try (Batch batch = store.batch()) {
                for (Identifier each : customer.identifiers()) {
                    for (Bond bond : links.bondsOf(each)) links.delete(batch, bond.pair());
                }
                for (Customer other : beyond(customer)) {
                    List<Split> apart = new ArrayList<>(other.apart());
                    apart.removeAll(customer.apart());
                    Customer left = new Customer(other.identifiers(), other.joins(), other.counts(), apart);
                    cells.putAll(links.put(batch, new Step(List.of(other), List.of(left))));
                }
                Optional<Key> cell = links.cell(identifier);
                cell.ifPresent(each -> links.remove(batch, each, customer));
                cell.ifPresent(each -> cells.put(each, Optional.empty()));
                for (int i = 0; i < BONDS_CAPACITY; i++) heard.set(i, null);
                publish(batch, cells);
            }
        }
    }

    /// The customers that a customer is split from, each once.
    private Collection<Customer> beyond(Customer customer) {
        Map<Identifier, Customer> others = new TreeMap<>();
        for (Split split : customer.apart()) {
            Pair pair = split.pair();
            Customer other = customerOf(customer.has(pair.one()) ? pair.other() : pair.one());
            others.put(other.identifiers().getFirst(), other);
        }
        return others.values();
    }

    private Known known(Bond... newest) {
        return new Known() {
            @Override
            public Customer customerOf(Identifier identifier) {
                return Identities.this.customerOf(identifier);
            }

            @Override
            public List<Bond> bondsOf(Identifier identifier) {
                List<Bond> bonds = links.bondsOf(identifier);
                for (Bond bond : newest) {
                    bonds.removeIf(each -> each.pair().equals(bond.pair()));
                    if (bond.pair().one().equals(identifier)
                            || bond.pair().other().equals(identifier)) bonds.add(bond);
                }
                return bonds;
            }
        };
    }

    private static int slot(Pair pair) {
        int hash = pair.hashCode();
        return (hash ^ hash >>> 16) & (BONDS_CAPACITY - 1);
    }
}
