package io.customerpulse.stats.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Matrix TWO_ROWS = Matrix.of(new double[] {1, 2}, 2, 1);
    private static final Sample SAMPLE = Sample.of(TWO_ROWS, new double[] {0, 3});

    @Test
    void outcomesAreOnePerRowFiniteAndNotNegative() {
        assertThatThrownBy(() -> Sample.of(TWO_ROWS, new double[0])).hasMessage("need at least one case");
        assertThatThrownBy(() -> Sample.of(TWO_ROWS, new double[] {1})).hasMessage("2 rows but 1 outcomes");
        assertThatThrownBy(() -> Sample.of(TWO_ROWS, new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("outcomes must be finite: Infinity");
        assertThatThrownBy(() -> Sample.of(TWO_ROWS, new double[] {1, -1}))
                .hasMessage("outcomes must not be negative: -1.0");
    }

    @Test
    void weightsAreOnePerRowFiniteAndNotAllNothing() {
        assertThatThrownBy(() -> SAMPLE.weighted(new double[] {1})).hasMessage("2 rows but 1 weights");
        assertThatThrownBy(() -> SAMPLE.weighted(new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("weights must be finite: Infinity");
        assertThatThrownBy(() -> SAMPLE.weighted(new double[] {2, -1}))
                .hasMessage("weights must not be negative: -1.0");
        assertThatThrownBy(() -> SAMPLE.weighted(new double[] {0, 0})).hasMessage("need at least one case with weight");
        assertThat(SAMPLE.weighted(new double[] {0, 2}).rows()).isEqualTo(2);
    }

    @Test
    void exposuresAreOnePerRowFiniteAndAboveNothing() {
        assertThatThrownBy(() -> SAMPLE.exposed(new double[] {1, 1, 1})).hasMessage("2 rows but 3 exposures");
        assertThatThrownBy(() -> SAMPLE.exposed(new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessage("exposures must be finite: Infinity");
        assertThatThrownBy(() -> SAMPLE.exposed(new double[] {1, 0})).hasMessage("exposures must be above 0: 0.0");
    }
}
