package io.customerpulse.tables.log;

import java.util.ArrayList;
import java.util.List;

/// The rows of every 64th customer, in the order they came, and then by customer and time.
///
/// Grouping costs one counting sort of row numbers by customer; within a customer rows mostly come in
/// the order of time already, so an insertion sort ends at once. A partition of a log of ten million
/// fits into the processor's cache.
final class Partition {

    /// Partitions of a log: enough that one fits into a cache, few enough that all their ends do.
    static final int COUNT_LOG2 = 6;

    static final int COUNT = 1 << COUNT_LOG2;

    /// Customers with more rows than this are sorted by merging.
    private static final int INSERTION_MAX = 48;

    private final List<Block> blocks = new ArrayList<>();
    private int size;

    void add(LogRow row) {
        int i = size & (Block.ROWS - 1);
        if (i == 0) blocks.add(new Block());
        blocks.getLast().set(i, row);
        size++;
    }

    int size() {
        return size;
    }

    Block block(int row) {
        return blocks.get(row >>> Block.ROWS_LOG2);
    }

    static int offset(int row) {
        return row & (Block.ROWS - 1);
    }

    static int partition(int customer) {
        return customer & (COUNT - 1);
    }

    /// Rows by customer, each customer's in the order of time.
    static final class Grouped {

        private final int[] order;
        private final int[] first;

        private Grouped(int[] order, int[] first) {
            this.order = order;
            this.first = first;
        }

        /// How many customers; the k-th is `partition + 64 · k`.
        int customers() {
            return first.length - 1;
        }

        /// Where the rows of the k-th customer begin, and those of the one before end.
        int first(int k) {
            return first[k];
        }

        int row(int i) {
            return order[i];
        }
    }

    /// Brings rows together by customer.
    ///
    /// @param customers how many the whole log has
    /// @param ranks     the signals' order by their names, by number
    Grouped group(int customers, int partition, int[] ranks) {
        int[] first = new int[(customers - partition + COUNT - 1) / COUNT + 1];
        for (int row = 0; row < size; row++) first[(customer(row) >>> COUNT_LOG2) + 1]++;
        for (int k = 1; k < first.length; k++) first[k] += first[k - 1];
        int[] next = first.clone();
        int[] order = new int[size];
        for (int row = 0; row < size; row++) order[next[customer(row) >>> COUNT_LOG2]++] = row;
        for (int k = 0; k + 1 < first.length; k++) sort(order, first[k], first[k + 1], ranks);
        return new Grouped(order, first);
    }

    private int customer(int row) {
        return block(row).customer(offset(row));
    }

    private void sort(int[] order, int from, int to, int[] ranks) {
        if (to - from > INSERTION_MAX) {
            List<Integer> rows = new ArrayList<>(to - from);
            for (int i = from; i < to; i++) rows.add(order[i]);
            rows.sort((one, other) -> compare(one, other, ranks));
            for (int i = from; i < to; i++) order[i] = rows.get(i - from);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int row = order[i];
            int j = i;
            while (j > from && compare(order[j - 1], row, ranks) > 0) order[j] = order[--j];
            order[j] = row;
        }
    }

    /// By time; where that is equal by content, so that the order of the input cannot show.
    private int compare(int one, int other, int[] ranks) {
        Block a = block(one);
        Block b = block(other);
        int i = offset(one);
        int j = offset(other);
        int order = Long.compare(a.atMicros(i), b.atMicros(j));
        if (order == 0) order = Integer.compare(ranks[a.signal(i)], ranks[b.signal(j)]);
        if (order == 0) order = Double.compare(a.value(i), b.value(j));
        if (order == 0) order = Long.compare(a.outreach(i), b.outreach(j));
        if (order == 0) order = Long.compare(a.content(i), b.content(j));
        return order != 0 ? order : Long.compare(a.channel(i), b.channel(j));
    }
}
