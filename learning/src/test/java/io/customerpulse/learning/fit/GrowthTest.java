package io.customerpulse.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How occasions grow with the days that are looked ahead.
class GrowthTest {

    private static final Asked ASKED = new Asked(120, 30);
    private static final int PEOPLE = 800;

    /// People whose rate of purchases a day fades from the start with this time constant, in days.
    private static People fading(double constant) {
        SplittableRandom random = new SplittableRandom(4);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            deeds.add(new Deed(person, random.nextDouble(), "purchase", 20));
            for (int day = 1; day < 120; day++) {
                if (random.nextDouble() < 0.3 * Math.exp(-day / constant)) {
                    deeds.add(new Deed(person, day + random.nextDouble(), "purchase", 20));
                }
            }
        }
        return People.of(deeds);
    }

    @Test
    void whoStaysComesInProportionToTheDays() throws InterruptedException {
        assertThat(ASKED.pulse(fading(1e9)).rhythm().growth()).isBetween(0.99, 1.0);
    }

    /// In 30 days come `(1 − e^−.5) / (1 − e^−1/6)` = 2.563 times as many as in 10 where the constant is 60 days:
    /// a power of .857, drawn two thirds of the way to 1.
    @Test
    void whoLeavesComesLess() throws InterruptedException {
        assertThat(ASKED.pulse(fading(60)).rhythm().growth()).isBetween(0.952 - 0.01, 0.952 + 0.01);
    }
}
