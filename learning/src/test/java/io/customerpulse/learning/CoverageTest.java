package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.Between;
import io.customerpulse.learning.model.Forecast;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is said of one customer's next 30 days is true of as many customers as it says.
class CoverageTest {

    private static final int PEOPLE = 1_000;
    private static final int SPLIT = 120;
    private static final int HORIZON_DAYS = 30;
    private static final double INSIDE = 0.8;
    private static final Asked ASKED = new Asked(SPLIT, HORIZON_DAYS);

    /// Everybody has an own rate, and one in five stays away for good at some time.
    private static People people(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            double rate = 0.05 * random.nextExponential();
            double until = random.nextInt(5) == 0 ? random.nextDouble(30, 150) : 150;
            for (double day = random.nextDouble(0, 30); day < until; day += random.nextExponential() / rate) {
                deeds.add(new Deed(person, day, "purchase", 20));
            }
        }
        return People.of(deeds);
    }

    @Test
    void fourInFiveAreWithinTheIntervalOfFourInFive() throws InterruptedException {
        int inside = 0;
        int above = 0;
        int all = 0;
        for (long seed = 1; seed <= 3; seed++) {
            People people = people(seed);
            LearnedPulse pulse = ASKED.pulse(people);
            Rules rules = Rules.of(pulse.catalog(Asked.CATALOG));
            Glimpse glimpse = new Glimpse(Sight.of(pulse, rules));
            List<int[]> found = new ArrayList<>();
            people.walk(rules, (customer, timeline) -> {
                if (!glimpse.look(timeline, People.before(SPLIT), 0, HORIZON_DAYS * Micros.DAY)) return;
                double level = level(timeline, rules);
                Forecast forecast = pulse.rhythm().forecast(glimpse.standing(level), HORIZON_DAYS);
                Between between = pulse.rhythm().between(forecast, INSIDE);
                found.add(new int[] {glimpse.later(), between.low(), between.high()});
            });
            for (int[] each : found) {
                all++;
                if (each[0] >= each[1] && each[0] <= each[2]) inside++;
                if (each[0] > each[2]) above++;
            }
        }
        // Counts are whole, so that a little more than four in five lies inside.
        assertThat((double) inside / all).isBetween(INSIDE - 0.02, 0.95);
        assertThat((double) above / all).isLessThan(0.12);
    }

    private static double level(Timeline timeline, Rules rules) {
        Fold fold = new Fold(rules, Patience.SORTED);
        long at = People.before(SPLIT);
        for (int row = 0; row < timeline.size() && timeline.atMicros(row) <= at; row++) fold.add(timeline, row);
        return fold.pulse(at).level();
    }
}
