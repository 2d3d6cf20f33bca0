package io.customerpulse.server.model;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.model.Preview.Move;
import io.customerpulse.server.model.Preview.Moved;
import io.customerpulse.server.model.Preview.Standing;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Past;
import io.customerpulse.server.shard.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// Tells what another catalog would do to real customers, before it comes into force: some 2,000 at most, always the
/// same ones. Costs a read of the timeline of each.
public final class Previews {

    /// Customers looked at.
    public static final int CUSTOMERS_MAX = 2_000;
    /// Customers shown.
    public static final int SHOWN_MAX = 12;

    private final LiveHistory history;
    private final Customers customers;
    private final Models models;
    private final InstantSource clock;

    public Previews(LiveHistory history, Customers customers, Models models, InstantSource clock) {
        this.history = history;
        this.customers = customers;
        this.models = models;
        this.clock = clock;
    }

    /// What a catalog would do.
    ///
    /// @param asked customers to show; empty for those whose pulse would move most
    public Preview of(Catalog catalog, List<Customer> asked) throws InterruptedException {
        Sample sample = new Sample(customers.rules(), models.rules(catalog), clock.instant());
        history.sample(CUSTOMERS_MAX, customer -> sample.moved(customer).ifPresent(sample::add));
        List<Moved> shown = asked.isEmpty()
                ? sample.most()
                : asked.stream()
                        .limit(SHOWN_MAX)
                        .flatMap(customer -> sample.moved(customer).stream())
                        .toList();
        return sample.preview(shown);
    }

    /// Those looked at.
    private final class Sample {

        private final Rules now;
        private final Rules next;
        private final Instant at;
        private final PriorityQueue<Moved> most = new PriorityQueue<>(Comparator.comparingDouble(Moved::way));
        private final Map<Stage, Map<Stage, Long>> moves = new EnumMap<>(Stage.class);
        private long looked;
        private double before;
        private double after;

        Sample(Rules now, Rules next, Instant at) {
            this.now = now;
            this.next = next;
            this.at = at;
        }

        /// Empty if nothing counted has happened yet.
        Optional<Moved> moved(Customer customer) {
            List<Stored> events = customers.timeline(customer);
            Optional<Standing> is = standing(new Past(events, now));
            Optional<Standing> would = standing(new Past(events, next));
            return is.flatMap(one -> would.map(other -> new Moved(customer.name(), one, other)));
        }

        private Optional<Standing> standing(Past past) {
            Optional<Trace.Point> point = customers.pulse(past, at);
            return point.map(it -> new Standing(it.pulse().level(), it.vitals().stage()));
        }

        void add(Moved moved) {
            looked++;
            before += moved.before().pulse();
            after += moved.after().pulse();
            if (moved.before().stage() != moved.after().stage()) {
                moves.computeIfAbsent(moved.before().stage(), stage -> new EnumMap<>(Stage.class))
                        .merge(moved.after().stage(), 1L, Long::sum);
            }
            most.add(moved);
            if (most.size() > SHOWN_MAX) most.remove();
        }

        /// Whose pulse would move most, the most first; nobody whose would stay.
        List<Moved> most() {
            List<Moved> shown = new ArrayList<>(most);
            shown.removeIf(moved ->
                    moved.way() == 0 && moved.before().stage() == moved.after().stage());
            shown.sort(Comparator.comparingDouble(Moved::way).reversed());
            return shown;
        }

        Preview preview(List<Moved> shown) {
            Map<Move, Long> counts = new LinkedHashMap<>();
            moves.forEach((from, others) -> others.forEach((to, count) -> counts.put(new Move(from, to), count)));
            return new Preview(at, looked, before, after, counts, shown);
        }
    }
}
