package io.customerpulse.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.model.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Which single number is named for a count.
class SingleTest {

    private static final Asked ASKED = new Asked(120, 30);
    private static final int PEOPLE = 400;

    private static Single single(ToDoubleFunction<SplittableRandom> gap) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(3);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            for (double day = random.nextDouble(0, 11); day < 120; day += gap.applyAsDouble(random)) {
                deeds.add(new Deed(person, day, "purchase", 20));
            }
        }
        return ASKED.pulse(People.of(deeds)).rhythm().single();
    }

    /// Who comes rarely and by chance mostly does not come: the median is 0, and every other number is off by more.
    @Test
    void chanceIsNamedByItsMedian() throws InterruptedException {
        assertThat(single(random -> 1 + random.nextExponential() * 100)).isEqualTo(Single.MEDIAN);
    }

    /// Three times in 30 days, sometimes twice: a Poisson count of that mean has its median at two.
    @Test
    void whoComesByTheClockIsNotNamedByTheMedianOfChance() throws InterruptedException {
        assertThat(single(random -> 11.5)).isNotEqualTo(Single.MEDIAN);
    }
}
