package io.customerpulse.tables.score;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Puts names in the order of their characters, as `String.compareTo` does.
///
/// A million names compared as objects cost more than all their scores. Here the eight characters after
/// the prefix they all share are packed into a `long` and sorted byte by byte (radix sort, least
/// significant first); only names that agree in them are compared. Names beyond ASCII are compared plainly.
final class NameOrder {

    private static final int PACKED = Long.BYTES;
    private static final int BUCKETS = 256;

    private NameOrder() {}

    /// Places of the names, from 0, so that the names at them rise.
    static int[] of(List<String> names) {
        int shared = sharedPrefix(names);
        long[] packed = new long[names.size()];
        for (int i = 0; i < packed.length; i++) {
            String name = names.get(i);
            if (!isAscii(name)) return compared(names);
            packed[i] = pack(name, shared);
        }
        int[] order = radixSorted(packed);
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && packed[order[to]] == packed[order[from]]) to++;
            if (to - from > 1) sortCompared(names, order, from, to);
        }
        return order;
    }

    private static int sharedPrefix(List<String> names) {
        if (names.isEmpty()) return 0;
        String first = names.getFirst();
        int shared = first.length();
        for (String name : names) {
            int i = 0;
            int end = Math.min(shared, name.length());
            while (i < end && name.charAt(i) == first.charAt(i)) i++;
            shared = i;
        }
        return shared;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 128) return false;
        }
        return true;
    }

    /// One byte per character, one more than its code, so that the end of a name sorts before any character.
    private static long pack(String name, int from) {
        long packed = 0;
        for (int i = from; i < from + PACKED; i++) packed = packed << 8 | (i < name.length() ? name.charAt(i) + 1 : 0);
        return packed;
    }

    private static int[] radixSorted(long[] keys) {
        int[] order = new int[keys.length];
        Arrays.setAll(order, i -> i);
        int[] sorted = new int[keys.length];
        for (int shift = 0; shift < Long.SIZE; shift += 8) {
            int[] next = new int[BUCKETS + 1];
            for (long key : keys) next[(int) (key >>> shift & 0xff) + 1]++;
            if (Arrays.stream(next).anyMatch(count -> count == keys.length)) continue;
            for (int bucket = 0; bucket < BUCKETS; bucket++) next[bucket + 1] += next[bucket];
            for (int i : order) sorted[next[(int) (keys[i] >>> shift & 0xff)]++] = i;
            int[] swap = order;
            order = sorted;
            sorted = swap;
        }
        return order;
    }

    private static int[] compared(List<String> names) {
        int[] order = new int[names.size()];
        Arrays.setAll(order, i -> i);
        sortCompared(names, order, 0, order.length);
        return order;
    }

    private static void sortCompared(List<String> names, int[] order, int from, int to) {
        Integer[] places = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
        Arrays.sort(places, Comparator.comparing(names::get));
        for (int i = 0; i < places.length; i++) order[from + i] = places[i];
    }
}
