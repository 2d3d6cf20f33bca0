package io.customerpulse.tables.log;

import java.util.List;

/// The rows of every 256th customer, and how they are brought together by customer and time.
///
/// Grouping costs one counting sort of row numbers by customer; within a customer rows mostly come in
/// the order of time already, so sorting them ends soon. A partition of a log of ten million fits into a
/// processor's own cache.
final class Partition {

    /// Partitions of a log: enough that one fits into a cache, few enough that all their ends do.
    static final int COUNT_LOG2 = 8;

    static final int COUNT = 1 << COUNT_LOG2;

    private final Block[] blocks;
    /// How many rows each block has.
    private final int[] sizes;

    private final int size;

    /// The partition of this number, of all parts of a log.
    Partition(List<LogPart> parts, int number) {
        List<Stretch> stretches =
                parts.stream().map(part -> part.stretch(number)).toList();
        this.size = stretches.stream().mapToInt(Stretch::size).sum();
        this.blocks = stretches.stream().flatMap(it -> it.blocks().stream()).toArray(Block[]::new);
        this.sizes = new int[blocks.length];
        int at = 0;
        for (Stretch stretch : stretches) {
            for (int left = stretch.size(); left > 0; left -= Block.ROWS) sizes[at++] = Math.min(left, Block.ROWS);
        }
    }

    int size() {
        return size;
    }

    Block block(int row) {
        return blocks[row >>> Block.ROWS_LOG2];
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

        /// How many customers; the k-th is `partition + 256 · k`.
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
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < sizes[b]; i++) first[(blocks[b].customer(i) >>> COUNT_LOG2) + 1]++;
        }
        for (int k = 1; k < first.length; k++) first[k] += first[k - 1];
        int[] next = first.clone();
        int[] order = new int[size];
        for (int b = 0; b < blocks.length; b++) {
            for (int i = 0; i < sizes[b]; i++) {
                order[next[blocks[b].customer(i) >>> COUNT_LOG2]++] = b << Block.ROWS_LOG2 | i;
            }
        }
        Sorting sorting = new Sorting(order, new int[size], ranks);
        for (int k = 0; k + 1 < first.length; k++) sorting.sort(first[k], first[k + 1]);
        return new Grouped(order, first);
    }

    /// Sorts pieces of an order: short ones by insertion, which ends at once where they are sorted already,
    /// long ones by merging.
    private final class Sorting {

        private static final int INSERTION_MAX = 24;

        private final int[] order;
        private final int[] scratch;
        private final int[] ranks;

        private Sorting(int[] order, int[] scratch, int[] ranks) {
            this.order = order;
            this.scratch = scratch;
            this.ranks = ranks;
        }

        void sort(int from, int to) {
            if (to - from <= INSERTION_MAX) {
                insert(from, to);
                return;
            }
            int middle = (from + to) >>> 1;
            sort(from, middle);
            sort(middle, to);
            if (compare(order[middle - 1], order[middle], ranks) > 0) merge(from, middle, to);
        }

        private void insert(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                int row = order[i];
                int j = i;
                while (j > from && compare(order[j - 1], row, ranks) > 0) order[j] = order[--j];
                order[j] = row;
            }
        }

        private void merge(int from, int middle, int to) {
            System.arraycopy(order, from, scratch, from, middle - from);
            int left = from;
            int right = middle;
            for (int i = from; left < middle; i++) {
                boolean takesRight = right < to && compare(scratch[left], order[right], ranks) > 0;
                order[i] = takesRight ? order[right++] : scratch[left++];
            }
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
