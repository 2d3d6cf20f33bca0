package io.customerpulse.stats.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HistoriesTest {

    @Test
    void equalRowsAreKeptOnceWhateverTheirGaps() {
        Histories data = Histories.of(List.of(
                new History(2, 5, 9, 1), new History(0, 0, 9, 0), new History(2, 5, 9, 1.5), new History(2, 5, 10, 1)));

        assertThat(data.customers()).isEqualTo(4);
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.repeaters()).isEqualTo(3);
        assertThat(data.purchases()).isEqualTo(6);
        assertThat(data.exposure()).isEqualTo(37);
        assertThat(data.logGaps()).isEqualTo(3.5);
        assertThat(data.repeats).containsExactly(0, 2, 2);
        assertThat(data.count).containsExactly(1, 2, 1);
        assertThat(data.times).containsExactly(0, 5, 9, 10);
        assertThat(data.last).containsExactly(0, 1, 1);
        assertThat(data.age).containsExactly(2, 2, 3);
    }

    @Test
    void theLikelihoodOfManyIsTheSumOfEach() {
        for (PurchaseModel model : LikelihoodTest.MODELS) {
            List<History> histories = histories(model);
            double sum = histories.stream().mapToDouble(model::logLikelihood).sum();

            assertThat(LikelihoodTest.likelihood(model, Histories.of(histories))
                            .at(LikelihoodTest.parameters(model), new double[4]))
                    .as(model.toString())
                    .isCloseTo(sum, Offset.offset(1e-9 * Math.abs(sum)));
        }
    }

    @Test
    void theOrderOfCustomersChangesNothing() {
        List<History> histories = histories(LikelihoodTest.MODELS.get(2));
        List<History> shuffled = new ArrayList<>(histories);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(PurchaseFit.mbgCnbd(Histories.of(shuffled))).isEqualTo(PurchaseFit.mbgCnbd(Histories.of(histories)));
        assertThat(PurchaseFit.paretoNbd(Histories.of(shuffled)))
                .isEqualTo(PurchaseFit.paretoNbd(Histories.of(histories)));
    }

    @Test
    void refusesNobody() {
        assertThatThrownBy(() -> Histories.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("need at least one customer: none");
    }

    /// Every customer twice, so that rows do collapse.
    private static List<History> histories(PurchaseModel model) {
        List<History> once =
                Cohort.of(model, 200, 5).stream().map(Cohort.Customer::history).toList();
        return IntStream.range(0, 400).mapToObj(i -> once.get(i % 200)).toList();
    }
}
