package io.customerpulse.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.model.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// How far a customer's own purchases tell what the next one is worth.
class SpendingTest {

    private static final Asked ASKED = new Asked(120, 30);
    private static final int PEOPLE = 400;
    private static final double MEAN = 60;

    private static Spending spending(ToDoubleFunction<SplittableRandom> own, ToDoubleFunction<SplittableRandom> each)
            throws InterruptedException {
        SplittableRandom random = new SplittableRandom(11);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            double usual = own.applyAsDouble(random);
            for (double day = random.nextDouble(0, 8); day < 120; day += 1 + random.nextExponential() * 7) {
                deeds.add(new Deed(person, day, "purchase", usual + each.applyAsDouble(random)));
            }
        }
        return ASKED.pulse(People.of(deeds)).spending();
    }

    private static double wide(SplittableRandom random) {
        return random.nextDouble(20, 100);
    }

    @Test
    void whoAlwaysSpendsTheSameIsTakenAtTheirWord() throws InterruptedException {
        Spending spending = spending(SpendingTest::wide, random -> 0);
        assertThat(spending.drawnBy()).isEqualTo(0.5);
        assertThat(spending.typical()).isBetween(MEAN - 5, MEAN + 5);
    }

    @Test
    void whatIsChanceIsEverybodysMean() throws InterruptedException {
        Spending spending = spending(random -> 0, SpendingTest::wide);
        assertThat(spending.drawnBy()).isGreaterThanOrEqualTo(16);
        assertThat(spending.typical()).isBetween(MEAN - 3, MEAN + 3);
    }
}
