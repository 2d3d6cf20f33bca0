package io.customerpulse.stats.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.277533",
        "10, 10, 0.722467, 1",
        "5, 10, 0.236593, 0.763407",
        "81, 263, 0.255267, 0.366180",
        "1, 1, 0.206543, 1",
    })
    void theIntervalIsWilsons(long hits, long trials, double low, double high) {
        Share share = Share.of(hits, trials);
        assertThat(share.estimate()).isEqualTo(hits / (double) trials);
        assertThat(share.low()).isCloseTo(low, within(1e-4));
        assertThat(share.high()).isCloseTo(high, within(1e-4));
    }

    @Test
    void itHoldsTheTruthInSome95Of100Cases() {
        Random chance = new Random(1);
        int held = 0;
        for (int round = 0; round < 4_000; round++) {
            double truth = chance.nextDouble(0.02, 0.98);
            int trials = 20 + chance.nextInt(200);
            int hits = 0;
            for (int i = 0; i < trials; i++) if (chance.nextDouble() < truth) hits++;
            Share share = Share.of(hits, trials);
            if (share.low() <= truth && truth <= share.high()) held++;
        }
        assertThat(held / 4_000.0).isBetween(0.935, 0.965);
    }

    @Test
    void moreHitsThanTrialsAreAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(0, 0));
    }
}
