package io.customerpulse.learning;

import io.customerpulse.learning.People.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// People who are all alike, and do everything by chance alone.
final class Noise {

    private static final List<String> SIGNALS = List.of("purchase", "visit", "mail", "offer");
    private static final double A_DAY = 0.06;

    private Noise() {}

    static People of(int persons, int days, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= persons; person++) {
            for (int day = 0; day < days; day++) {
                for (String signal : SIGNALS) {
                    if (random.nextDouble() < A_DAY) {
                        deeds.add(new Deed(person, day + random.nextDouble(), signal, Double.NaN));
                    }
                }
            }
        }
        return People.of(deeds);
    }
}
