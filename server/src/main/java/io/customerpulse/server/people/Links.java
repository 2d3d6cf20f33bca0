package io.customerpulse.server.people;

import io.customerpulse.engine.identity.Bond;
import io.customerpulse.engine.identity.Customer;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Link;
import io.customerpulse.engine.identity.Pair;
import io.customerpulse.engine.identity.Step;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bonds and customers in the store.
///
/// | first byte | then | value |
/// |---|---|---|
/// | `b` | an identifier, another | their bond; each stands twice |
/// | `p` | an identifier | its cell: where its customer is kept |
/// | `s` | a cell | summary of the customer |
/// | `m` | a cell, an identifier | that identifier |
/// | `j` | a cell, an identifier, another | a link that joins them |
///
/// A cell is named after one of the customer's identifiers. When customers join, the largest keeps its cell,
/// so that a customer of thousands is not written anew for each one more.
final class Links {

    private static final byte BOND = 'b';
    private static final byte PLACE = 'p';
    private static final byte SUMMARY = 's';
    private static final byte MEMBER = 'm';
    private static final byte JOIN = 'j';

    private final Store store;

    Links(Store store) {
        this.store = store;
    }

    Bond bond(Pair pair) {
        return store.get(Family.LINKS, key(BOND, key(pair.one()), key(pair.other())))
                .map(Notes::bond)
                .orElseGet(() -> new Bond(pair, List.of(), List.of()));
    }

    List<Bond> bondsOf(Identifier identifier) {
        List<Bond> bonds = new ArrayList<>();
        store.scanPrefix(Family.LINKS, key(BOND, key(identifier)), (key, value) -> {
            bonds.add(Notes.bond(value));
            return true;
        });
        return bonds;
    }

    void put(Batch batch, Bond bond) {
        Key one = key(bond.pair().one());
        Key other = key(bond.pair().other());
        byte[] value = Notes.bond(bond);
        batch.put(Family.LINKS, key(BOND, one, other), value);
        batch.put(Family.LINKS, key(BOND, other, one), value);
    }

    void delete(Batch batch, Pair pair) {
        Key one = key(pair.one());
        Key other = key(pair.other());
        batch.delete(Family.LINKS, key(BOND, one, other));
        batch.delete(Family.LINKS, key(BOND, other, one));
    }

    /// The cell of an identifier's customer; empty if nothing is known of it.
    Optional<Key> cell(Identifier identifier) {
        return store.get(Family.LINKS, key(PLACE, key(identifier))).map(bytes -> Key.read(bytes, 0));
    }

    /// The customer in a cell.
    Customer customer(Key cell) {
        Notes.Summary summary = store.get(Family.LINKS, key(SUMMARY, cell))
                .map(Notes::summary)
                .orElseThrow(() -> new IllegalStateException("a cell is never left empty: " + cell));
        List<Identifier> identifiers = new ArrayList<>();
        store.scanPrefix(Family.LINKS, key(MEMBER, cell), (key, value) -> {
            identifiers.add(Notes.identifier(value));
            return true;
        });
        List<Link> joins = new ArrayList<>();
        store.scanPrefix(Family.LINKS, key(JOIN, cell), (key, value) -> {
            joins.add(Notes.link(value));
            return true;
        });
        identifiers.sort(Identifier::compareTo);
        joins.sort(Link::compareTo);
        return new Customer(identifiers, joins, summary.counts(), summary.apart());
    }

    /// Puts customers in the place of others.
    ///
    /// @return the cells that have changed; those that are no more without a customer
    Map<Key, Optional<Customer>> put(Batch batch, Step step) {
        Map<Key, Optional<Customer>> changed = new LinkedHashMap<>();
        List<Key> cells = new ArrayList<>();
        Set<Key> kept = new HashSet<>();
        for (Customer now : step.after()) {
            Optional<Key> cell = step.continues(now).flatMap(old -> cell(first(old)));
            cell.ifPresent(kept::add);
            cells.add(cell.orElse(key(first(now))));
        }
        for (Customer old : step.before()) {
            Optional<Key> cell = cell(first(old)).filter(each -> !kept.contains(each));
            cell.ifPresent(each -> clear(batch, each, old));
            cell.ifPresent(each -> changed.put(each, Optional.empty()));
        }
        for (int i = 0; i < cells.size(); i++) {
            Customer now = step.after().get(i);
            fill(batch, cells.get(i), step, now);
            changed.put(cells.get(i), Optional.of(now));
        }
        return changed;
    }

    /// Takes a customer's cell away, and the way to it.
    void remove(Batch batch, Key cell, Customer customer) {
        clear(batch, cell, customer);
        for (Identifier identifier : customer.identifiers()) {
            batch.delete(Family.LINKS, key(PLACE, key(identifier)));
        }
    }

    private static void fill(Batch batch, Key cell, Step step, Customer now) {
        for (Identifier identifier : step.newcomers(now)) {
            Key key = key(identifier);
            batch.put(Family.LINKS, key(PLACE, key), cell.bytes());
            batch.put(Family.LINKS, key(MEMBER, cell, key), Notes.identifier(identifier));
        }
        join(batch, cell, step.continues(now).map(Customer::joins).orElse(List.of()), now.joins());
        Notes.Summary summary = new Notes.Summary(now.counts(), now.apart());
        batch.put(Family.LINKS, key(SUMMARY, cell), Notes.summary(summary));
    }

    private static void join(Batch batch, Key cell, List<Link> before, List<Link> after) {
        boolean grown =
                after.size() >= before.size() && after.subList(0, before.size()).equals(before);
        Set<Link> gone = new HashSet<>(grown ? List.of() : before);
        Set<Link> there = new HashSet<>(gone);
        List<Link> more = grown ? after.subList(before.size(), after.size()) : after;
        more.forEach(gone::remove);
        for (Link link : gone) batch.delete(Family.LINKS, joinKey(cell, link));
        for (Link link : more) {
            if (!there.contains(link)) batch.put(Family.LINKS, joinKey(cell, link), Notes.link(link));
        }
    }

    private static void clear(Batch batch, Key cell, Customer customer) {
        batch.delete(Family.LINKS, key(SUMMARY, cell));
        for (Identifier identifier : customer.identifiers()) {
            batch.delete(Family.LINKS, key(MEMBER, cell, key(identifier)));
        }
        for (Link link : customer.joins()) batch.delete(Family.LINKS, joinKey(cell, link));
    }

    private static byte[] joinKey(Key cell, Link link) {
        return key(JOIN, cell, key(link.pair().one()), key(link.pair().other()));
    }

    private static Identifier first(Customer customer) {
        return customer.identifiers().getFirst();
    }

    private static Key key(Identifier identifier) {
        return Key.of(identifier.toString());
    }

    private static byte[] key(byte first, Key... parts) {
        byte[] key = new byte[1 + parts.length * Key.BYTES];
        key[0] = first;
        for (int i = 0; i < parts.length; i++) parts[i].write(key, 1 + i * Key.BYTES);
        return key;
    }
}
