package io.customerpulse.learning;

import io.customerpulse.learning.People.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A shop like many: people with own rates who leave some day, visits, mails, amounts.
final class Everyday {

    private Everyday() {}

    static People of(int persons, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= persons; person++) {
            double from = random.nextDouble(0, days * 0.6);
            double until = Math.min(days, from + 200 * random.nextExponential());
            double rate = 0.06 * random.nextExponential();
            happen(deeds, new Habit(person, "visit", from, until, 2 * rate), random);
            happen(deeds, new Habit(person, "purchase", from, until, rate), random);
            happen(deeds, new Habit(person, "mail", from, days, 0.05), random);
        }
        return People.of(deeds);
    }

    private record Habit(long person, String signal, double from, double until, double rate) {}

    private static void happen(List<Deed> deeds, Habit habit, SplittableRandom random) {
        double day = habit.from;
        while (day < habit.until) {
            double value = habit.signal.equals("purchase") ? 3 + 30 * random.nextExponential() : Double.NaN;
            deeds.add(new Deed(habit.person, day, habit.signal, value));
            day += random.nextExponential() / habit.rate;
        }
    }
}
