package io.customerpulse.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What stands on a customer's accounts: per account its raw points, and one decayed sum per half-life.
///
/// One array of `long`s instead of objects, so that a copy is one allocation and an update walks
/// through neighbouring cache lines. A balance takes a few cells in a row:
///
/// ```
/// account and number of sums | instant | points | sum | sum …
/// ```
///
/// numbers as their bits. A customer uses some ten accounts of the catalog's hundreds, so a balance is
/// found by walking through them: faster than any hash up to about thirty.
final class Balances {

    private static final int FIRST_CELLS = 16;

    /// Cells of a balance, from its first.
    private static final int AS_OF = 1;

    private static final int POINTS = 2;
    private static final int SUMS = 3;

    private final Rules rules;
    private long[] cells;
    private int end;

    Balances(Rules rules) {
        this.rules = rules;
        this.cells = new long[FIRST_CELLS];
    }

    Balances(Balances original) {
        this.rules = original.rules;
        this.cells = Arrays.copyOf(original.cells, original.end);
        this.end = original.end;
    }

    void clear() {
        end = 0;
    }

    /// Behind the last balance. They are walked through with `for (int at = 0; at < end(); at = next(at))`.
    int end() {
        return end;
    }

    /// Where the balance after this one begins.
    int next(int at) {
        return at + SUMS + (int) cells[at];
    }

    int account(int at) {
        return (int) (cells[at] >>> Integer.SIZE);
    }

    double points(int at) {
        return number(at + POINTS);
    }

    /// What is left of a balance at an instant, not before its newest booking.
    double left(int at, long atMicros) {
        Account rule = rules.account(account(at));
        long age = atMicros - cells[at + AS_OF];
        double left = 0;
        for (int k = 0; k < rule.sums(); k++) {
            left += number(at + SUMS + k) * rule.halfLife(k).left(age);
        }
        return left;
    }

    /// Books points that fade, at an instant that may be in the past.
    void add(int account, long atMicros, double amount) {
        int at = place(account, atMicros);
        Account rule = rules.account(account);
        long age = atMicros - cells[at + AS_OF];
        put(at + POINTS, number(at + POINTS) + amount);
        for (int k = 0; k < rule.sums(); k++) {
            int i = at + SUMS + k;
            double part = amount * rule.part(k);
            put(
                    i,
                    age >= 0
                            ? number(i) * rule.halfLife(k).left(age) + part
                            : number(i) + part * rule.halfLife(k).left(-age));
        }
        if (age > 0) cells[at + AS_OF] = atMicros;
    }

    /// Books points of which nothing is left any more.
    ///
    /// @param endMicros when they expired
    void addExpired(int account, long endMicros, double amount) {
        int at = place(account, endMicros);
        put(at + POINTS, number(at + POINTS) + amount);
        cells[at + AS_OF] = Math.max(cells[at + AS_OF], endMicros);
    }

    void merge(Balances other) {
        for (int from = 0; from < other.end; from = other.next(from)) {
            long otherAsOf = other.cells[from + AS_OF];
            int to = place(other.account(from), otherAsOf);
            Account rule = rules.account(account(to));
            long asOf = cells[to + AS_OF];
            long later = Math.max(asOf, otherAsOf);
            put(to + POINTS, number(to + POINTS) + other.number(from + POINTS));
            for (int k = 0; k < rule.sums(); k++) {
                int i = to + SUMS + k;
                put(
                        i,
                        number(i) * rule.halfLife(k).left(later - asOf)
                                + other.number(from + SUMS + k)
                                        * rule.halfLife(k).left(later - otherAsOf));
            }
            cells[to + AS_OF] = later;
        }
    }

    /// All of them, as they came to be.
    List<Balance> all() {
        List<Balance> all = new ArrayList<>();
        for (int at = 0; at < end; at = next(at)) {
            List<Double> sums = new ArrayList<>();
            for (int i = at + SUMS; i < next(at); i++) sums.add(number(i));
            all.add(new Balance(account(at), points(at), cells[at + AS_OF], sums));
        }
        return all;
    }

    /// Puts a balance back as it was read.
    void restore(Balance balance) {
        int at = place(balance.account(), balance.asOfMicros());
        int expected = rules.account(balance.account()).sums();
        if (balance.sums().size() != expected) {
            throw new IllegalArgumentException("account %d keeps %d sums, not %d: the catalog has changed, rebuild"
                    .formatted(balance.account(), expected, balance.sums().size()));
        }
        put(at + POINTS, balance.points());
        for (int k = 0; k < expected; k++) put(at + SUMS + k, balance.sums().get(k));
    }

    /// Where the account's balance begins, made with nothing on it if it is new.
    private int place(int account, long atMicros) {
        int at = 0;
        while (at < end) {
            if (account(at) == account) return at;
            at = next(at);
        }
        int sums = rules.account(account).sums();
        end = at + SUMS + sums;
        if (end > cells.length) cells = Arrays.copyOf(cells, Math.max(end, cells.length + cells.length / 2));
        Arrays.fill(cells, at, end, 0);
        cells[at] = (long) account << Integer.SIZE | sums;
        cells[at + AS_OF] = atMicros;
        return at;
    }

    private double number(int cell) {
        return Double.longBitsToDouble(cells[cell]);
    }

    private void put(int cell, double number) {
        cells[cell] = Double.doubleToRawLongBits(number);
    }
}
