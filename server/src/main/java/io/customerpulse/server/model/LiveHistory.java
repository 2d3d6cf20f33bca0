package io.customerpulse.server.model;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.glimpse.History;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What everybody did, as a server has it: what counted, each customer with all their identifiers once.
///
/// Who comes in while it is walked may be in it or not.
public final class LiveHistory implements History {

    /// Customers that tell enough of everybody; more would only cost time.
    static final int CUSTOMERS_MAX = 20_000;

    private final Store store;
    private final Customers customers;

    public LiveHistory(Store store, Customers customers) {
        this.store = store;
        this.customers = customers;
    }

    /// Sees what one customer did.
    interface Reader {
        void read(Customer customer, List<Interaction> interactions);
    }

    @Override
    public void walk(Rules rules, Visitor visitor) throws InterruptedException {
        read(
                Integer.MAX_VALUE,
                (customer, interactions) -> visitor.visit(
                        Key.of(customer.name().toString()).high(), Forecasts.timeline(interactions, rules)));
    }

    /// Reads some customers: always the same ones, as long as they are known by the same identifiers.
    ///
    /// @param max about how many identifiers
    void read(int max, Reader reader) throws InterruptedException {
        sample(max, customer -> reader.read(customer, customers.interactions(customer)));
    }

    /// Goes through some customers: always the same ones, as long as they are known by the same identifiers.
    ///
    /// @param max about how many identifiers
    void sample(int max, Consumer<Customer> each) throws InterruptedException {
        long known = count();
        double part = known <= max ? 1 : (double) max / known;
        boolean[] isStopped = {false};
        store.scan(Family.NAMES, new byte[0], new byte[0], (key, value) -> {
            isStopped[0] = Thread.interrupted();
            if (isStopped[0]) return false;
            // The high half orders the scan, so the low one chooses.
            if (part == 1 || (Key.read(key, 0).low() >>> 11) * 0x1.0p-53 < part) {
                see(Identifier.parse(new String(value, StandardCharsets.UTF_8)), each);
            }
            return true;
        });
        if (isStopped[0]) throw new InterruptedException("stopped while everybody was read");
    }

    /// The last interaction of some customers, but none that is still to come; without any it is now.
    long lastMicros(Instant now) throws InterruptedException {
        long nowMicros = Micros.of(now);
        long[] last = {Long.MIN_VALUE};
        read(CUSTOMERS_MAX, (customer, interactions) -> {
            for (Interaction interaction : interactions) {
                long at = Micros.of(interaction.at());
                if (at <= nowMicros) last[0] = Math.max(last[0], at);
            }
        });
        return last[0] == Long.MIN_VALUE ? nowMicros : last[0];
    }

    private void see(Identifier identifier, Consumer<Customer> each) {
        customers
                .of(identifier)
                .filter(customer -> customers.line(customer).equals(identifier))
                .ifPresent(each);
    }

    private long count() {
        long[] count = {0};
        store.scan(Family.NAMES, new byte[0], new byte[0], (key, value) -> ++count[0] > 0);
        return count[0];
    }
}
