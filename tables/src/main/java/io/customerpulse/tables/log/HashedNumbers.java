package io.customerpulse.tables.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Numbers of things known by a 63-bit hash: an open-addressing table, hash and number side by side so
/// that a look-up touches one cache line. Made for ten million look-ups a second.
///
/// One thread at a time may put while others look up: they may miss what is being put, and see all of it
/// or nothing.
public final class HashedNumbers {

    /// No number: the hash was not seen before.
    public static final long ABSENT = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long EMPTY = -1;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile long[] slots = empty(FIRST_CAPACITY);
    private int size;

    /// The number put for a hash, or [#ABSENT].
    ///
    /// @param hash well spread over 63 bits; not negative
    public long number(long hash) {
        return number(slots, hash);
    }

    /// The numbers put for the first so many hashes, or [#ABSENT]. A loop that does nothing else has the
    /// processor wait for many cache lines at once instead of one after another.
    public void numbers(long[] hashes, int count, long[] to) {
        long[] all = slots;
        for (int i = 0; i < count; i++) to[i] = number(all, hashes[i]);
    }

    private static long number(long[] slots, long hash) {
        int mask = (slots.length >> 1) - 1;
        int slot = (int) hash & mask;
        while (true) {
            long found = (long) SLOT.getAcquire(slots, 2 * slot);
            if (found == hash) return slots[2 * slot + 1];
            if (found == EMPTY) return ABSENT;
            slot = (slot + 1) & mask;
        }
    }

    /// Remembers the number of a hash that was absent.
    public void put(long hash, long number) {
        // Three quarters full at most: a smaller table misses the cache less often than its longer runs cost.
        if (8 * (size + 1L) > 3L * slots.length) slots = grown(slots);
        place(slots, hash, number);
        size++;
    }

    private static long[] grown(long[] slots) {
        long[] larger = empty(slots.length);
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != EMPTY) place(larger, slots[i], slots[i + 1]);
        }
        return larger;
    }

    private static void place(long[] slots, long hash, long number) {
        int mask = (slots.length >> 1) - 1;
        int slot = (int) hash & mask;
        while (slots[2 * slot] != EMPTY) slot = (slot + 1) & mask;
        slots[2 * slot + 1] = number;
        SLOT.setRelease(slots, 2 * slot, hash);
    }

    private static long[] empty(int capacity) {
        long[] slots = new long[2 * capacity];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
