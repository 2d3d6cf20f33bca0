package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void countsFromTheFirstPurchase() {
        History history = History.of(new double[] {10, 12, 17, 18}, 30);

        assertThat(history.repeats()).isEqualTo(3);
        assertThat(history.last()).isEqualTo(8);
        assertThat(history.age()).isEqualTo(20);
        assertThat(history.logGaps()).isCloseTo(StrictMath.log(2 * 5 * 1), Offset.offset(1e-15));
    }

    @Test
    void onePurchaseHasNoRepeats() {
        assertThat(History.of(new double[] {10}, 30)).isEqualTo(new History(0, 0, 20, 0));
    }

    @Test
    void refusesTimesThatDoNotAscend() {
        assertThatThrownBy(() -> History.of(new double[] {1, 3, 3}, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times must ascend: 3.0, then 3.0");
        assertThatThrownBy(() -> History.of(new double[0], 5)).hasMessageStartingWith("a customer begins");
        assertThatThrownBy(() -> History.of(new double[] {1, Double.NaN}, 5))
                .hasMessageStartingWith("times must ascend");
    }

    @Test
    void refusesWhatCannotBeAHistory() {
        assertThatThrownBy(() -> History.of(-1, 0, 5)).hasMessage("repeats must not be negative: -1");
        assertThatThrownBy(() -> History.of(2, 6, 5))
                .hasMessage("last purchase must be from 0 to the age, which is finite: 6.0 of 5.0");
        assertThatThrownBy(() -> History.of(2, 6, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
        assertThatThrownBy(() -> History.of(2, Double.NaN, 5)).hasMessageContaining("NaN of 5.0");
        assertThatThrownBy(() -> History.of(2, 0, 5)).hasMessageContaining("0.0 after 2 repeats");
        assertThatThrownBy(() -> History.of(0, 1, 5)).hasMessageContaining("1.0 after 0 repeats");
        assertThatThrownBy(() -> new History(1, 1, 5, Double.NaN)).hasMessageContaining("of 1 gaps must be finite");
        assertThatThrownBy(() -> new History(0, 0, 5, 2)).hasMessageContaining("of 0 gaps");
    }
}
