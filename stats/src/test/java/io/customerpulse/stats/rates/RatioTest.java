package io.customerpulse.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    @Test
    void itIsWhatCameOverWhatWasGiven() {
        Ratio ratio = Ratio.EMPTY.add(2, 6).add(1, 0);
        assertThat(ratio.estimate()).isEqualTo(2);
        assertThat(ratio.squares()).isEqualTo(8);
        assertThatIllegalStateException().isThrownBy(Ratio.EMPTY::estimate);
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.EMPTY.add(0, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halvesMergeToTheWholeAndItsSquaresAreThoseOfTheUnits(long seed) {
        Random chance = new Random(seed);
        Ratio whole = Ratio.EMPTY;
        Ratio one = Ratio.EMPTY;
        Ratio other = Ratio.EMPTY;
        List<double[]> units = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double n = 1 + chance.nextInt(9);
            double y = chance.nextGaussian() * n;
            units.add(new double[] {n, y});
            whole = whole.add(n, y);
            if (chance.nextBoolean()) one = one.add(n, y);
            else other = other.add(n, y);
        }
        Ratio merged = other.merge(one);
        assertThat(merged.units()).isEqualTo(200);
        assertThat(merged.estimate()).isCloseTo(whole.estimate(), within(1e-12));
        assertThat(merged.squares()).isCloseTo(whole.squares(), within(1e-8));
        double ratio = whole.estimate();
        double squares = units.stream()
                .mapToDouble(unit -> (unit[1] - ratio * unit[0]) * (unit[1] - ratio * unit[0]))
                .sum();
        assertThat(whole.squares()).as("seed %d", seed).isCloseTo(squares, within(1e-8));
    }
}
