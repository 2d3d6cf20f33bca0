package io.customerpulse.server.shard;

import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Where states are at rest. There are two families for them: while other rules are adopted their states are written
/// into the one that is not in use, and then they change places.
public final class Resting {

    /// Both families.
    public static final List<Family> FAMILIES = List.of(Family.STATES, Family.STATES_BESIDE);

    private static final byte[] KEY = "states".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BESIDE = {1};
    private static final byte[] USUAL = {0};

    private static final int SLICE = 10_000;

    private Resting() {}

    /// The family in use.
    public static Family in(Store store) {
        boolean isBeside = store.get(Family.META, KEY)
                .filter(value -> Arrays.equals(value, BESIDE))
                .isPresent();
        return isBeside ? Family.STATES_BESIDE : Family.STATES;
    }

    /// The family that is not in use.
    public static Family beside(Store store) {
        return in(store) == Family.STATES ? Family.STATES_BESIDE : Family.STATES;
    }

    /// Takes the other family into use. What was written before it is on disk if this is.
    static void change(Store store) {
        boolean toBeside = beside(store) == Family.STATES_BESIDE;
        try (Batch batch = store.batch()) {
            batch.put(Family.META, KEY, toBeside ? BESIDE : USUAL).write();
        }
    }

    /// Empties the family that is not in use.
    static void clear(Store store) {
        Family family = beside(store);
        try (Batch batch = store.batch()) {
            int[] count = {0};
            store.scan(family, new byte[0], new byte[0], (key, value) -> {
                batch.delete(family, key);
                if (++count[0] % SLICE == 0) batch.write();
                return true;
            });
            batch.write();
        }
    }
}
