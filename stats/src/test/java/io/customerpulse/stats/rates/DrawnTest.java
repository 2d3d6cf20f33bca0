package io.customerpulse.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.stats.rates.Drawn.Estimate;
import io.customerpulse.stats.rates.Drawn.Own;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawnTest {

    @Test
    void groupsAreDrawnByHowUncertainTheyAre() {
        // Q = 4 · 25, τ² = (100 − 3) / 3 = 97/3, μ = 5, B = 1/3 · 1 / (97/3 + 1) = 0.01.
        Drawn drawn = Drawn.of(List.of(new Own(0, 1), new Own(10, 1), new Own(0, 1), new Own(10, 1)));
        assertThat(drawn.apart()).isCloseTo(97 / 3.0, within(1e-12));
        assertThat(drawn.mean()).isCloseTo(5, within(1e-12));
        assertThat(drawn.groups().getFirst().value()).isCloseTo(0.05, within(1e-12));
        assertThat(drawn.groups().getLast().value()).isCloseTo(9.95, within(1e-12));
        double half = Share.Z * StrictMath.sqrt(1 - 0.01 * 3 / 4 + 2 * 0.01 * 0.01 * 25);
        assertThat(drawn.groups().getLast().low()).isCloseTo(9.95 - half, within(1e-12));
        assertThat(drawn.groups().getLast().high()).isCloseTo(9.95 + half, within(1e-12));
    }

    @Test
    void whoIsLessCertainIsDrawnFurther() {
        Drawn drawn = Drawn.of(List.of(new Own(1, 1), new Own(1.5, 1), new Own(2, 4), new Own(1, 1)));
        assertThat(drawn.apart()).isZero();
        assertThat(drawn.groups().get(2).value()).isCloseTo(2 - (2 - drawn.mean()) / 3, within(1e-12));
        double few = Drawn.of(List.of(new Own(0, 1), new Own(9, 1), new Own(4, 1), new Own(20, 9)))
                .groups()
                .getLast()
                .value();
        double many = Drawn.of(List.of(new Own(0, 1), new Own(9, 1), new Own(4, 1), new Own(20, 1)))
                .groups()
                .getLast()
                .value();
        assertThat(few).isLessThan(many).isLessThan(20);
    }

    @Test
    void threeGroupsStayAsTheyAre() {
        Drawn drawn = Drawn.of(List.of(new Own(3, 4), new Own(1, 1), new Own(2, 1)));
        assertThat(drawn.groups()).extracting(Estimate::value).containsExactly(3.0, 1.0, 2.0);
        assertThat(drawn.groups().getFirst().high()).isCloseTo(3 + 2 * Share.Z, within(1e-12));
    }

    @Test
    void itIsNearerToTheTruthThanTheGroupsThemselvesAndSaysHowNear() {
        Random chance = new Random(4);
        double drawnOff = 0;
        double ownOff = 0;
        int held = 0;
        int groups = 0;
        for (int round = 0; round < 200; round++) {
            List<Double> truths = new ArrayList<>();
            List<Own> owns = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                double truth = 1 + 0.5 * chance.nextGaussian();
                double variance = chance.nextDouble(0.1, 2);
                truths.add(truth);
                owns.add(new Own(truth + StrictMath.sqrt(variance) * chance.nextGaussian(), variance));
            }
            Drawn drawn = Drawn.of(owns);
            for (int i = 0; i < 20; i++) {
                Estimate estimate = drawn.groups().get(i);
                double truth = truths.get(i);
                drawnOff += (estimate.value() - truth) * (estimate.value() - truth);
                ownOff += (owns.get(i).value() - truth) * (owns.get(i).value() - truth);
                if (estimate.low() <= truth && truth <= estimate.high()) held++;
                groups++;
            }
        }
        assertThat(drawnOff).isLessThan(0.6 * ownOff);
        assertThat(held / (double) groups).isBetween(0.93, 0.98);
    }

    @Test
    void withoutGroupsOrVarianceThereIsNothingToDraw() {
        assertThatIllegalArgumentException().isThrownBy(() -> Drawn.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Own(1, 0));
    }
}
