package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Customers.Portrait;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.shard.Timelines.Place;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the roster's lines from what is stored.
///
/// A line costs a read of a state, some microseconds; that of a customer of several identifiers costs their timelines,
/// up to a millisecond, when something has changed.
final class Lines {

    /// How far back an interaction is looked for among what does not count.
    private static final int BACK_MAX = 50;

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private final Store store;
    private final Shards shards;
    private final Customers customers;

    Lines(Store store, Shards shards, Customers customers) {
        this.store = store;
        this.shards = shards;
        this.customers = customers;
    }

    /// What is known of an identifier.
    record Named(Key key, Identifier identifier) {}

    /// What interactions mean now.
    Rules rules() {
        return customers.rules();
    }

    /// Identifiers in the order of their keys, from behind one on.
    ///
    /// @param after empty to begin
    List<Named> next(Optional<Key> after, int max) {
        List<Named> found = new ArrayList<>();
        byte[] from = after.map(Key::bytes).orElse(new byte[0]);
        store.scan(Family.NAMES, from, new byte[0], (key, value) -> {
            if (from.length == 0 || !Bytes.startsWith(key, from)) found.add(named(key, value));
            return found.size() < max;
        });
        return found;
    }

    Optional<Identifier> name(Key key) {
        return store.get(Family.NAMES, key.bytes())
                .map(value -> named(key.bytes(), value).identifier());
    }

    /// The customer of an identifier.
    Optional<Customer> customer(Identifier identifier) {
        return customers.of(identifier);
    }

    /// The identifier that stands for a customer.
    Identifier line(Customer customer) {
        return customers.line(customer);
    }

    /// Whether the states have an entry of the journal.
    boolean includes(Key key, long sequence) {
        return shards.sequence(key) >= sequence;
    }

    /// A customer's line at an instant; empty if nothing counted had happened by then.
    ///
    /// @param before the line as it was
    Optional<Row> row(Customer customer, Instant at, Optional<Row> before) {
        Optional<Portrait> portrait = customers.portrait(customer, at);
        if (portrait.isEmpty()) return Optional.empty();
        Summary summary = portrait.get().summary();
        Vitals vitals = portrait.get().point().vitals();
        String channel = before.filter(row -> row.span().last() == summary.lastMicros())
                .map(Row::channel)
                .orElseGet(() -> channel(customer));
        return Optional.of(new Row(
                key(line(customer)),
                portrait.get().point().pulse().level(),
                vitals.momentum().orElse(Double.NaN),
                vitals.overdue().orElse(Double.NaN),
                vitals.cadenceDays(),
                summary.rhythm().meanGapDays().orElse(Double.NaN),
                vitals.stage(),
                new Row.Span(summary.firstMicros(), summary.lastMicros(), summary.latestReturnMicros()),
                summary.interactions(),
                channel,
                names(customer, before)));
    }

    /// The same text as before if it says the same: then a million of them need not be collected each minute.
    private static String names(Customer customer, Optional<Row> before) {
        String names = Search.text(customer.identifiers());
        return before.map(Row::names).filter(names::equals).orElse(names);
    }

    static Key key(Identifier identifier) {
        return Key.of(identifier.toString());
    }

    /// Mostly the very latest counts, so it is looked at alone first.
    private String channel(Customer customer) {
        return channel(customer, 1).or(() -> channel(customer, BACK_MAX)).orElse("");
    }

    private Optional<String> channel(Customer customer, int back) {
        return customers.latest(customer, new Place(Micros.MAX, 0), BEGINNING, back).stream()
                .flatMap(stored -> Timelines.counted(stored.event()).stream())
                .findFirst()
                .map(interaction -> customers.rules().channel(interaction));
    }

    private static Named named(byte[] key, byte[] value) {
        return new Named(Key.read(key, 0), Identifier.parse(new String(value, StandardCharsets.UTF_8)));
    }
}
