package io.customerpulse.server.care;

import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.shard.Resting;
import io.customerpulse.server.shard.States;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An index held against one that was just made from the journal: every entry of every family.
///
/// @param compared    how many entries each family has in the index that was looked at
/// @param outdated    states that another catalog made; they are made again when they are used
/// @param differences how many entries differ, are missing or are too many
/// @param first       some of them, in words
public record Comparison(SortedMap<String, Long> compared, long outdated, long differences, List<String> first) {

    private static final int SHOWN_MAX = 10;
    private static final byte[] ALL = {};

    public Comparison {
        compared = new TreeMap<>(compared);
        first = List.copyOf(first);
    }

    /// Compares two indexes, both written down whole.
    ///
    /// @param live what is looked at
    /// @param made what is right
    public static Comparison of(Store live, Store made, Rules rules) {
        Counting counting = new Counting(new States(rules));
        for (Family family : Family.values()) {
            // How far it goes is not part of what it says, nor what was begun beside it.
            if (family != Family.META && !Resting.FAMILIES.contains(family)) counting.compare(family, live, made);
        }
        counting.compareStates(live, made);
        return new Comparison(counting.compared, counting.outdated, counting.differences, counting.first);
    }

    public boolean isSame() {
        return differences == 0;
    }

    /// A family in one of the two.
    private record Table(Store store, Family family) {
        String name() {
            return Resting.FAMILIES.contains(family) ? Family.STATES.column() : family.column();
        }
    }

    /// Holds two values against each other.
    private interface Pair {
        void compare(byte[] key, byte[] value, byte[] expected);
    }

    private static final class Counting {

        private final States states;
        private final SortedMap<String, Long> compared = new TreeMap<>();
        private final List<String> first = new ArrayList<>();
        private long outdated;
        private long differences;

        Counting(States states) {
            this.states = states;
        }

        void compare(Family family, Store live, Store made) {
            compare(new Table(live, family), new Table(made, family), (key, value, expected) -> {
                if (!Arrays.equals(value, expected)) differ(family.column(), key, "has another content");
            });
        }

        void compareStates(Store live, Store made) {
            compare(new Table(live, Resting.in(live)), new Table(made, Resting.in(made)), this::compareState);
        }

        private void compare(Table live, Table made, Pair pair) {
            String name = made.name();
            compared.put(name, 0L);
            live.store().scan(live.family(), ALL, ALL, (key, value) -> {
                compared.merge(name, 1L, Long::sum);
                Optional<byte[]> expected = made.store().get(made.family(), key);
                if (expected.isEmpty()) differ(name, key, "is not in the journal");
                else pair.compare(key, value, expected.get());
                return true;
            });
            made.store().scan(made.family(), ALL, ALL, (key, value) -> {
                if (live.store().get(live.family(), key).isEmpty()) differ(name, key, "is missing");
                return true;
            });
        }

        private void compareState(byte[] key, byte[] value, byte[] expected) {
            switch (states.compare(value, expected)) {
                case States.Same same -> {}
                case States.Outdated old -> outdated++;
                case States.Different(String how) -> differ(Family.STATES.column(), key, how);
            }
        }

        private void differ(String family, byte[] key, String how) {
            differences++;
            if (first.size() < SHOWN_MAX)
                first.add("%s %s: %s".formatted(family, HexFormat.of().formatHex(key), how));
        }
    }
}
