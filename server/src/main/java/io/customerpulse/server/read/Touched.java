package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Customer;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.identity.Step;
import io.customerpulse.server.shard.Follower;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The identifiers that something came in on, until their lines are written again.
///
/// At most [#MAX] are remembered; who comes in when there are more is found on the next round through everybody.
public final class Touched implements Follower {

    /// As many as change in a second or two at full speed; some 100 bytes each.
    static final int MAX = 200_000;

    private final Map<Key, Long> sequences = new ConcurrentHashMap<>();

    /// Something that was touched.
    ///
    /// @param sequence of the latest entry of the journal on it
    record Touch(Key key, long sequence) {}

    @Override
    public void follow(Stored stored, Batch batch) {
        again(new Touch(stored.customer(), stored.sequence()));
    }

    /// Remembers customers who are made of other identifiers now.
    public void changed(Step step) {
        for (Customer customer : step.before()) touch(customer);
        for (Customer customer : step.after()) touch(customer);
    }

    private void touch(Customer customer) {
        for (Identifier identifier : customer.identifiers()) again(new Touch(Lines.key(identifier), 0));
    }

    /// Remembers an identifier, or remembers it again.
    void again(Touch touch) {
        if (sequences.size() < MAX || sequences.containsKey(touch.key())) {
            sequences.merge(touch.key(), touch.sequence(), Math::max);
        }
    }

    /// Some that were touched; they are forgotten here.
    List<Touch> take(int max) {
        List<Touch> taken = new ArrayList<>();
        List<Key> some = sequences.keySet().stream().limit(max).toList();
        for (Key key : some) {
            Long sequence = sequences.remove(key);
            if (sequence != null) taken.add(new Touch(key, sequence));
        }
        return taken;
    }

    boolean isEmpty() {
        return sequences.isEmpty();
    }
}
