package io.customerpulse.tables.intake;

/// The content of things known by a 128-bit hash: an open-addressing table of three numbers a slot, 32 to 64
/// bytes a thing; while it grows, half as much again.
final class HashedContents {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int WIDTH = 3;

    /// More slots do not fit into one array: it holds four hundred million things.
    private static final int CAPACITY_MAX = 1 << 29;

    private long[] slots = new long[WIDTH * FIRST_CAPACITY];
    private int capacity = FIRST_CAPACITY;
    private int size;
    private long found;

    /// Adds a thing, unless one of the same hash was added before: then [#found] is the content of that one.
    ///
    /// @param high    half of a hash that is well spread
    /// @param low     its other half
    /// @param content of this thing, as a hash
    /// @return whether it was new
    /// @throws IllegalStateException if it is full
    boolean add(long high, long low, long content) {
        // A slot whose first number is 0 is free.
        long first = high == 0 ? 1 : high;
        int slot = slot(slots, capacity, first, low);
        if (slots[slot] != 0) {
            found = slots[slot + 2];
            return false;
        }
        if (4L * (size + 1) > 3L * capacity) {
            grow();
            slot = slot(slots, capacity, first, low);
        }
        put(slots, slot, first, low, content);
        size++;
        return true;
    }

    /// The content of the thing that stood in the way of the latest [#add].
    long found() {
        return found;
    }

    private void grow() {
        if (capacity == CAPACITY_MAX) throw new IllegalStateException("at most %d events with an id".formatted(size));
        int wider = 2 * capacity;
        long[] larger = new long[WIDTH * wider];
        for (int i = 0; i < slots.length; i += WIDTH) {
            if (slots[i] == 0) continue;
            put(larger, slot(larger, wider, slots[i], slots[i + 1]), slots[i], slots[i + 1], slots[i + 2]);
        }
        slots = larger;
        capacity = wider;
    }

    /// Where a hash stands, or the free slot that it would take.
    private static int slot(long[] slots, int capacity, long high, long low) {
        int place = (int) low & (capacity - 1);
        while (slots[WIDTH * place] != 0 && (slots[WIDTH * place] != high || slots[WIDTH * place + 1] != low)) {
            place = (place + 1) & (capacity - 1);
        }
        return WIDTH * place;
    }

    private static void put(long[] slots, int slot, long... numbers) {
        System.arraycopy(numbers, 0, slots, slot, WIDTH);
    }
}
