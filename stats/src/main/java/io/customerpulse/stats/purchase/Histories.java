package io.customerpulse.stats.purchase;

import java.util.Arrays;
import java.util.Collection;

/// The histories of many customers, as what a likelihood needs: equal rows once, with how many customers
/// they stand for, and every distinct time once.
///
/// Days are few and customers many: of the 23,570 of CDNOW, most share their row with others. The sum of
/// the logarithms of gaps enters every likelihood as one total, so it keeps no rows apart. Rows are sorted:
/// the order in which customers come changes nothing, to the last bit.
public final class Histories {

    /// One entry per row, sorted by repeats, last, age.
    final int[] repeats;

    final int[] count;

    /// Where in [#times] the row's last purchase and its age stand.
    final int[] last;

    final int[] age;

    /// The distinct times, ascending.
    final double[] times;

    private final long customers;
    private final long purchases;
    private final long repeaters;
    private final double exposure;
    private final double logGaps;

    private Histories(History[] sorted) {
        int n = sorted.length;
        int[] firsts = new int[n];
        int rows = 0;
        double[] all = new double[2 * n];
        for (int i = 0; i < n; i++) {
            if (i == 0 || compare(sorted[i - 1], sorted[i]) != 0) {
                firsts[rows] = i;
                all[2 * rows] = sorted[i].last();
                all[2 * rows + 1] = sorted[i].age();
                rows++;
            }
        }
        times = distinct(all, 2 * rows);
        repeats = new int[rows];
        count = new int[rows];
        last = new int[rows];
        age = new int[rows];
        for (int row = 0; row < rows; row++) {
            History history = sorted[firsts[row]];
            repeats[row] = history.repeats();
            count[row] = (row + 1 < rows ? firsts[row + 1] : n) - firsts[row];
            last[row] = Arrays.binarySearch(times, history.last());
            age[row] = Arrays.binarySearch(times, history.age());
        }
        customers = n;
        purchases = Arrays.stream(sorted).mapToLong(History::repeats).sum();
        repeaters =
                Arrays.stream(sorted).filter(history -> history.repeats() > 0).count();
        exposure = Arrays.stream(sorted).mapToDouble(History::age).sum();
        logGaps = Arrays.stream(sorted).mapToDouble(History::logGaps).sum();
    }

    /// The rows of these customers.
    ///
    /// @param histories at least one
    public static Histories of(Collection<History> histories) {
        if (histories.isEmpty()) throw new IllegalArgumentException("need at least one customer: none");
        History[] sorted = histories.toArray(History[]::new);
        Arrays.sort(sorted, Histories::compareWithGaps);
        return new Histories(sorted);
    }

    /// How many customers.
    public long customers() {
        return customers;
    }

    /// How many of them bought again.
    public long repeaters() {
        return repeaters;
    }

    /// How many distinct rows they make.
    public int rows() {
        return count.length;
    }

    /// Repeat purchases of all.
    public long purchases() {
        return purchases;
    }

    /// Sum of all ages.
    public double exposure() {
        return exposure;
    }

    /// Sum of the logarithms of all gaps.
    public double logGaps() {
        return logGaps;
    }

    private static int compareWithGaps(History a, History b) {
        int order = compare(a, b);
        return order != 0 ? order : Double.compare(a.logGaps(), b.logGaps());
    }

    private static int compare(History a, History b) {
        int order = Integer.compare(a.repeats(), b.repeats());
        if (order == 0) order = Double.compare(a.last(), b.last());
        return order != 0 ? order : Double.compare(a.age(), b.age());
    }

    private static double[] distinct(double[] all, int length) {
        Arrays.sort(all, 0, length);
        int kept = 0;
        for (int i = 0; i < length; i++) {
            if (i == 0 || Double.compare(all[i], all[i - 1]) != 0) all[kept++] = all[i];
        }
        return Arrays.copyOf(all, kept);
    }
}
