package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Shards.Ruled;
import io.customerpulse.server.store.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The states of customers of several identifiers, those asked for last.
///
/// Such a state is made of all timelines together, which takes a millisecond where a look takes microseconds; so it is
/// kept until something changes that it was made of: who belongs together, what came in, what was taken out, or what
/// interactions mean. For any number of threads.
final class Merged {

    /// For so many states of identifiers one of a customer of several may be in memory.
    private static final int SHARE = 8;

    private final Shards shards;
    private final BiFunction<Customer, Rules, Ruled> making;
    /// The one used longest ago comes first. Guarded by itself.
    private final LinkedHashMap<Identifier, Kept> recent;
    /// What had been taken out of the shards when the oldest of these was made. Guarded by `recent`.
    private long removals;

    /// @param making makes a state of everything that happened
    Merged(Shards shards, BiFunction<Customer, Rules, Ruled> making) {
        this.shards = shards;
        this.making = making;
        int capacity = Math.max(1, shards.capacity() / SHARE);
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Identifier, Kept> eldest) {
                return size() > capacity;
            }
        };
    }

    /// What a state was made of.
    ///
    /// @param sequences of each identifier, the latest that came in
    private record Source(List<Identifier> identifiers, List<Long> sequences, Rules rules) {}

    private record Kept(Source source, Ruled ruled) {}

    /// The state of a customer, with everything in it that is in the states of the identifiers.
    Ruled of(Customer customer) {
        // Looked up before the timelines are read: what comes in between is in the state, and makes it be made again.
        long removalsBefore = shards.removals();
        Source source = source(customer);
        synchronized (recent) {
            if (removals != removalsBefore) recent.clear();
            removals = removalsBefore;
            Kept kept = recent.get(customer.name());
            if (kept != null && isStill(kept.source(), source)) return kept.ruled();
        }
        Ruled made = making.apply(customer, source.rules());
        synchronized (recent) {
            if (removals == removalsBefore) recent.put(customer.name(), new Kept(source, made));
        }
        return made;
    }

    private Source source(Customer customer) {
        List<Long> sequences = customer.identifiers().stream()
                .map(each -> shards.sequence(Key.of(each.toString())))
                .toList();
        return new Source(customer.identifiers(), sequences, shards.rules());
    }

    private static boolean isStill(Source before, Source now) {
        return before.rules() == now.rules()
                && before.sequences().equals(now.sequences())
                && before.identifiers().equals(now.identifiers());
    }
}
