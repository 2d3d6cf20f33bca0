package io.customerpulse.engine.state;

import java.util.Arrays;

/// What stands on a customer's accounts: per account its raw points, and one decayed sum per half-life.
///
/// Columns instead of objects, so that a copy is a handful of array copies and an update touches one
/// cache line or two. A customer uses some ten accounts of the catalog's hundreds, so a slot is found
/// by looking through them: faster than any hash up to about thirty.
final class Balances {

    private static final int FIRST_SLOTS = 4;
    private static final int FIRST_SUMS = 4;

    private final Rules rules;
    private int size;
    private int sumsSize;
    private int[] accounts;
    private int[] firstSum;
    private double[] points;
    private long[] asOf;
    private double[] sums;

    Balances(Rules rules) {
        this.rules = rules;
        this.accounts = new int[FIRST_SLOTS];
        this.firstSum = new int[FIRST_SLOTS];
        this.points = new double[FIRST_SLOTS];
        this.asOf = new long[FIRST_SLOTS];
        this.sums = new double[FIRST_SUMS];
    }

    Balances(Balances original) {
        this.rules = original.rules;
        this.size = original.size;
        this.sumsSize = original.sumsSize;
        this.accounts = original.accounts.clone();
        this.firstSum = original.firstSum.clone();
        this.points = original.points.clone();
        this.asOf = original.asOf.clone();
        this.sums = original.sums.clone();
    }

    void clear() {
        size = 0;
        sumsSize = 0;
    }

    int size() {
        return size;
    }

    int account(int slot) {
        return accounts[slot];
    }

    double points(int slot) {
        return points[slot];
    }

    /// What is left on a slot's account at an instant, not before its newest booking.
    double left(int slot, long atMicros) {
        Account rule = rules.account(accounts[slot]);
        double left = 0;
        for (int k = 0; k < rule.sums(); k++) {
            left += sums[firstSum[slot] + k] * rule.halfLife(k).left(atMicros - asOf[slot]);
        }
        return left;
    }

    /// Books points that fade, at an instant that may be in the past.
    void add(int account, long atMicros, double amount) {
        int slot = slot(account, atMicros);
        Account rule = rules.account(account);
        long age = atMicros - asOf[slot];
        points[slot] += amount;
        for (int k = 0; k < rule.sums(); k++) {
            int i = firstSum[slot] + k;
            double part = amount * rule.part(k);
            sums[i] = age >= 0
                    ? sums[i] * rule.halfLife(k).left(age) + part
                    : sums[i] + part * rule.halfLife(k).left(-age);
        }
        if (age > 0) asOf[slot] = atMicros;
    }

    /// Books points of which nothing is left any more.
    ///
    /// @param endMicros when they expired
    void addExpired(int account, long endMicros, double amount) {
        int slot = slot(account, endMicros);
        points[slot] += amount;
        asOf[slot] = Math.max(asOf[slot], endMicros);
    }

    void merge(Balances other) {
        for (int from = 0; from < other.size; from++) {
            int to = slot(other.accounts[from], other.asOf[from]);
            Account rule = rules.account(accounts[to]);
            long later = Math.max(asOf[to], other.asOf[from]);
            points[to] += other.points[from];
            for (int k = 0; k < rule.sums(); k++) {
                int i = firstSum[to] + k;
                sums[i] = sums[i] * rule.halfLife(k).left(later - asOf[to])
                        + other.sums[other.firstSum[from] + k]
                                * rule.halfLife(k).left(later - other.asOf[from]);
            }
            asOf[to] = later;
        }
    }

    Balance balance(int slot) {
        int count = rules.account(accounts[slot]).sums();
        return new Balance(
                accounts[slot],
                points[slot],
                asOf[slot],
                Arrays.stream(sums, firstSum[slot], firstSum[slot] + count)
                        .boxed()
                        .toList());
    }

    /// Puts a balance back as it was read.
    void restore(Balance balance) {
        int slot = slot(balance.account(), balance.asOfMicros());
        int expected = rules.account(balance.account()).sums();
        if (balance.sums().size() != expected) {
            throw new IllegalArgumentException("account %d keeps %d sums, not %d: the catalog has changed, rebuild"
                    .formatted(balance.account(), expected, balance.sums().size()));
        }
        points[slot] = balance.points();
        for (int k = 0; k < expected; k++)
            sums[firstSum[slot] + k] = balance.sums().get(k);
    }

    /// The account's slot, made with nothing on it if it is new.
    private int slot(int account, long atMicros) {
        for (int slot = 0; slot < size; slot++) {
            if (accounts[slot] == account) return slot;
        }
        int count = rules.account(account).sums();
        if (size == accounts.length) growSlots();
        if (sumsSize + count > sums.length) sums = Arrays.copyOf(sums, Math.max(2 * sums.length, sumsSize + count));
        accounts[size] = account;
        firstSum[size] = sumsSize;
        points[size] = 0;
        asOf[size] = atMicros;
        Arrays.fill(sums, sumsSize, sumsSize + count, 0);
        sumsSize += count;
        return size++;
    }

    private void growSlots() {
        int capacity = size + Math.max(2, size / 2);
        accounts = Arrays.copyOf(accounts, capacity);
        firstSum = Arrays.copyOf(firstSum, capacity);
        points = Arrays.copyOf(points, capacity);
        asOf = Arrays.copyOf(asOf, capacity);
    }
}
