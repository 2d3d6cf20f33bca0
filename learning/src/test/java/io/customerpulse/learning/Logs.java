package io.customerpulse.learning;

import io.customerpulse.learning.People.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Purchase logs of many kinds, made up from a seed: what other people's data may look like. Each is of 400 days.
final class Logs {

    static final int DAYS = 400;

    private static final double MONTH = 30;

    private final SplittableRandom random;
    private final List<Deed> deeds = new ArrayList<>();

    private Logs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A kind of log.
    enum Kind {
        /// All came in the first twelve weeks; each has an own rate and an own rate of leaving.
        COHORT(true),
        /// Like these, but people keep coming.
        ROLLING(true),
        /// Once a month, a few days early or late, until they leave.
        MONTHLY(true),
        /// On the same day of each thirty, until they leave.
        SUBSCRIPTION(true),
        /// A few buy nearly all, and nobody leaves.
        HEAVY_TAILED(true),
        /// Hardly anybody comes back.
        ONE_TIME(false),
        /// Many purchases within days, then nothing for months.
        BURSTS(true),
        /// All alike, and each day like any other: nothing is to be known.
        NOISE(false);

        private final boolean predictable;

        Kind(boolean predictable) {
            this.predictable = predictable;
        }

        /// Whether the past tells who returns.
        boolean isPredictable() {
            return predictable;
        }
    }

    static People of(Kind kind, int persons, long seed) {
        Logs logs = new Logs(seed);
        for (int person = 1; person <= persons; person++) logs.live(kind, person);
        return People.of(logs.deeds);
    }

    private void live(Kind kind, long person) {
        switch (kind) {
            case COHORT -> dropout(person, random.nextDouble(0, 84));
            case ROLLING -> dropout(person, random.nextDouble(0, DAYS));
            case MONTHLY -> regular(person, 4);
            case SUBSCRIPTION -> regular(person, 0);
            case HEAVY_TAILED ->
                purchases(person, random.nextDouble(0, 84), 0.01 * StrictMath.exp(1.5 * random.nextGaussian()), DAYS);
            case ONE_TIME -> purchases(person, random.nextDouble(0, DAYS), 0.0005, DAYS);
            case BURSTS -> bursts(person);
            case NOISE -> purchases(person, 0, 0.02, DAYS);
        }
    }

    private void dropout(long person, double from) {
        double rate = random.nextExponential() * 0.03;
        double stay = random.nextExponential() * random.nextDouble(20, 400);
        purchases(person, from, rate, Math.min(DAYS, from + stay));
    }

    private void regular(long person, double spread) {
        double last = random.nextDouble(30, 2 * DAYS);
        double from = random.nextDouble(0, 200);
        for (double due = from; due < Math.min(DAYS, from + last); due += MONTH) {
            buy(person, Math.max(0, due + spread * random.nextGaussian()));
        }
    }

    private void bursts(long person) {
        double day = random.nextDouble(0, 100);
        while (day < DAYS) {
            double end = day + 10;
            while (day < Math.min(end, DAYS)) {
                buy(person, day);
                day += random.nextExponential() * 2;
            }
            day += 30 + random.nextExponential() * 90;
        }
    }

    private void purchases(long person, double from, double rate, double until) {
        for (double day = from; day < until; day += random.nextExponential() / rate) buy(person, day);
    }

    private void buy(long person, double day) {
        if (day < DAYS) deeds.add(new Deed(person, day, "purchase", 5 + 20 * random.nextExponential()));
    }
}
