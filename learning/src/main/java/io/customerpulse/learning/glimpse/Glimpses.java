package io.customerpulse.learning.glimpse;

import io.customerpulse.learning.model.Standing;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Many glimpses side by side, in numbers: a row each. Columns and clues, of which there are many, are kept to seven
/// digits.
public final class Glimpses {

    /// What each row has besides its columns.
    ///
    /// @param place where it stands
    /// @param read  how it is read off a glimpse
    public record Fact(int place, ToDoubleFunction<Glimpse> read) {
        public static final Fact OCCASIONS = new Fact(0, Glimpse::occasions);
        public static final Fact SPAN_DAYS = new Fact(1, Glimpse::spanDays);
        public static final Fact AGE_DAYS = new Fact(2, Glimpse::ageDays);
        public static final Fact RECENCY_DAYS = new Fact(3, Glimpse::recencyDays);
        public static final Fact LOG_GAPS = new Fact(4, Glimpse::logGaps);
        public static final Fact WORTH = new Fact(5, Glimpse::worth);
        public static final Fact LATELY = new Fact(6, Glimpse::lately);
        public static final Fact LATER = new Fact(7, Glimpse::later);
        public static final Fact LATER_WORTH = new Fact(8, Glimpse::laterWorth);
        public static final Fact SOON = new Fact(9, Glimpse::soon);
        public static final Fact LAST_PERIOD = new Fact(10, Glimpse::lastPeriod);
        public static final Fact LEANING = new Fact(11, Glimpse::leaning);
        public static final Fact AT_MICROS = new Fact(12, Glimpse::atMicros);

        static final List<Fact> ALL = List.of(
                OCCASIONS,
                SPAN_DAYS,
                AGE_DAYS,
                RECENCY_DAYS,
                LOG_GAPS,
                WORTH,
                LATELY,
                LATER,
                LATER_WORTH,
                SOON,
                LAST_PERIOD,
                LEANING,
                AT_MICROS);
    }

    private static final int FACTS = Fact.ALL.size();

    private final int columns;
    private final int clues;
    private final int stride;
    private double[] facts = new double[1 << 10];
    private float[] cells = new float[1 << 12];
    private long[] keys = new long[64];
    private int size;

    /// Room for glimpses.
    ///
    /// @param columns how many each has
    /// @param clues   how many of the sight's clues are kept of each
    public Glimpses(int columns, int clues) {
        this.columns = columns;
        this.clues = clues;
        this.stride = columns + clues;
    }

    public void add(long key, Glimpse glimpse) {
        if (size == keys.length) keys = Arrays.copyOf(keys, 2 * size);
        if ((size + 1) * FACTS > facts.length) facts = Arrays.copyOf(facts, 2 * facts.length);
        if ((size + 1) * stride > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(2 * cells.length, (size + 1) * stride));
        }
        keys[size] = key;
        for (Fact fact : Fact.ALL) facts[size * FACTS + fact.place()] = fact.read.applyAsDouble(glimpse);
        int at = size * stride;
        for (int c = 0; c < columns; c++) cells[at + c] = (float) glimpse.column(c);
        for (int c = 0; c < clues; c++) cells[at + columns + c] = (float) glimpse.clue(c);
        size++;
    }

    public int size() {
        return size;
    }

    public int columns() {
        return columns;
    }

    public long key(int row) {
        return keys[row];
    }

    public double of(int row, Fact fact) {
        return facts[row * FACTS + fact.place()];
    }

    public double column(int row, int column) {
        return cells[row * stride + column];
    }

    public double clue(int row, int clue) {
        return cells[row * stride + columns + clue];
    }

    /// Where a row's customer stands.
    ///
    /// @param pulse sum of the points of all signals
    public Standing standing(int row, double pulse) {
        return new Standing(
                pulse,
                of(row, Fact.OCCASIONS),
                of(row, Fact.SPAN_DAYS),
                of(row, Fact.AGE_DAYS),
                of(row, Fact.RECENCY_DAYS),
                of(row, Fact.LATELY),
                of(row, Fact.WORTH),
                of(row, Fact.LEANING));
    }

    /// All of one fact.
    public double[] all(Fact fact) {
        double[] all = new double[size];
        for (int row = 0; row < size; row++) all[row] = of(row, fact);
        return all;
    }

    /// The same rows in the order of their keys, each key's as they came: so the order of the input cannot show.
    public Glimpses sorted() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(row -> keys[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        Glimpses sorted = new Glimpses(columns, clues);
        sorted.facts = new double[Math.max(1, size) * FACTS];
        sorted.cells = new float[Math.max(1, size) * stride];
        sorted.keys = new long[Math.max(1, size)];
        sorted.size = size;
        for (int row = 0; row < size; row++) {
            sorted.keys[row] = keys[order[row]];
            System.arraycopy(facts, order[row] * FACTS, sorted.facts, row * FACTS, FACTS);
            System.arraycopy(cells, order[row] * stride, sorted.cells, row * stride, stride);
        }
        return sorted;
    }
}
