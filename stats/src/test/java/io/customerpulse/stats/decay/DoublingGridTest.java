package io.customerpulse.stats.decay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoublingGridTest {

    @Test
    void reachesFromNinetyMinutesTo1024Days() {
        assertThat(DoublingGrid.HALF_LIVES).hasSize(15);
        assertThat(DoublingGrid.HALF_LIVES.getFirst()).isEqualTo(HalfLife.of(Duration.ofMinutes(90)));
        assertThat(DoublingGrid.HALF_LIVES.getLast()).isEqualTo(HalfLife.ofDays(1024));
    }

    @Test
    void eachIsTwiceTheOneBefore() {
        List<HalfLife> grid = DoublingGrid.HALF_LIVES;
        for (int k = 1; k < grid.size(); k++) {
            assertThat(grid.get(k).micros()).isEqualTo(2 * grid.get(k - 1).micros());
        }
    }

    @Test
    void containsItsOwnAndNoOther() {
        assertThat(DoublingGrid.HALF_LIVES).allMatch(DoublingGrid::contains);
        assertThat(DoublingGrid.contains(HalfLife.ofDays(7))).isFalse();
        assertThat(DoublingGrid.contains(new HalfLife(HalfLife.ofDays(1).micros() + 1)))
                .isFalse();
    }
}
