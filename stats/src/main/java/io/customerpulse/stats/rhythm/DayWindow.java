package io.customerpulse.stats.rhythm;

import java.util.Arrays;

/// The set of days on which something happened, as far back as [#DAYS] before the latest: one bit each.
///
/// Days, because what a customer does in one visit comes in bursts: twenty pages viewed on a Sunday are one
/// sign of life, not twenty with gaps of seconds. A set, because only sets merge exactly whatever
/// overlaps. Bounded, because everything has a limit: who was away longer than the window begins anew.
///
/// The one that is written is not shared: [#copy] it first. [#merge] is commutative, associative and
/// idempotent, and an empty window is its identity (`DayWindowTest`): the window is a function of the
/// set of all days ever added, namely those within [#DAYS] of the latest.
public final class DayWindow {

    /// Days kept: seventeen months, so that a yearly visitor still has a rhythm.
    public static final int DAYS = 512;

    private static final int WORDS = DAYS / Long.SIZE;

    /// The latest day; `Long.MIN_VALUE` if there is none.
    private long latest = Long.MIN_VALUE;

    /// Bit `i` stands for the day `latest − i`.
    private final long[] bits = new long[WORDS];

    /// A window of these bits.
    ///
    /// @param latest the latest day, counted from 1970-01-01; `Long.MIN_VALUE` for an empty window
    /// @param bits   [#DAYS] of them; bit `i` stands for the day `latest − i`
    public static DayWindow of(long latest, long[] bits) {
        DayWindow window = new DayWindow();
        if (bits.length != WORDS || ((bits[0] & 1) == 1) != (latest > Long.MIN_VALUE)) {
            throw new IllegalArgumentException("a window has %d words and its latest day: %d words, latest %d"
                    .formatted(WORDS, bits.length, latest));
        }
        window.latest = latest;
        System.arraycopy(bits, 0, window.bits, 0, WORDS);
        return window;
    }

    public DayWindow copy() {
        DayWindow copy = new DayWindow();
        copy.merge(this);
        return copy;
    }

    public void clear() {
        if (isEmpty()) return;
        latest = Long.MIN_VALUE;
        Arrays.fill(bits, 0);
    }

    /// Adds a day, whether later or earlier than those before.
    public void add(long day) {
        if (day > latest) moveTo(day);
        long back = latest - day;
        if (back < DAYS) bits[(int) back >> 6] |= 1L << back;
    }

    public void merge(DayWindow other) {
        if (other.isEmpty()) return;
        if (other.latest > latest) moveTo(other.latest);
        long back = latest - other.latest;
        if (back >= DAYS) return;
        for (int i = WORDS - 1; i >= 0; i--) bits[i] |= shifted(other.bits, i, (int) back);
    }

    public boolean isEmpty() {
        return latest == Long.MIN_VALUE;
    }

    /// How many days.
    public int count() {
        int count = 0;
        for (long word : bits) count += Long.bitCount(word);
        return count;
    }

    /// The latest day; `Long.MIN_VALUE` if there is none.
    public long latest() {
        return latest;
    }

    /// The earliest day of the window; only if it is not empty.
    public long first() {
        int word = WORDS - 1;
        while (bits[word] == 0) word--;
        return latest - (Long.SIZE * word + 63 - Long.numberOfLeadingZeros(bits[word]));
    }

    /// The latest day before the latest; the latest itself if it is alone. Only if the window is not empty.
    public long previous() {
        long rest = bits[0] & ~1L;
        int word = 0;
        while (rest == 0 && ++word < WORDS) rest = bits[word];
        return rest == 0 ? latest : latest - (Long.SIZE * word + Long.numberOfTrailingZeros(rest));
    }

    /// A copy of the bits; bit `i` stands for the day `latest − i`.
    public long[] bits() {
        return bits.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayWindow window && window.latest == latest && Arrays.equals(window.bits, bits);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(latest) + Arrays.hashCode(bits);
    }

    @Override
    public String toString() {
        return isEmpty() ? "no days" : "%d days from %d to %d".formatted(count(), first(), latest);
    }

    /// Makes a later day the latest, and forgets what is too old for it.
    private void moveTo(long day) {
        if (isEmpty() || day - latest >= DAYS) {
            Arrays.fill(bits, 0);
        } else {
            int by = (int) (day - latest);
            for (int i = WORDS - 1; i >= 0; i--) bits[i] = shifted(bits, i, by);
        }
        latest = day;
        bits[0] |= 1;
    }

    /// The i-th word of bits moved towards the past; reads words up to the i-th only.
    private static long shifted(long[] bits, int i, int by) {
        int from = i - (by >> 6);
        if (from < 0) return 0;
        long low = bits[from] << by;
        return (by & 63) == 0 || from == 0 ? low : low | bits[from - 1] >>> -by;
    }
}
