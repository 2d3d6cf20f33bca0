package io.customerpulse.stats.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What no measure is taken of, whichever it is.
class RequireTest {

    interface OfAmounts {
        Object of(double[] forecasts, double[] actual);
    }

    interface OfCases {
        Object of(double[] probabilities, boolean[] came);
    }

    private static Stream<OfAmounts> amounts() {
        return Stream.of(
                Errors::of,
                Measure::meanAbsoluteError,
                Measure::rootMeanSquaredError,
                Measure::correlation,
                Measure::ratio,
                Measure::topDecileShare,
                TopDecile::of,
                (forecasts, actual) -> Gain.of(forecasts, actual, 10));
    }

    private static Stream<OfAmounts> amountsThatAreShared() {
        return Stream.of(Measure::topDecileShare, TopDecile::of, (forecasts, actual) -> Gain.of(forecasts, actual, 10));
    }

    private static Stream<OfCases> cases() {
        return Stream.of(Probabilities::of, Measure::logLoss, Measure::brier, Measure::calibrationError, Measure::auc);
    }

    private static Stream<OfCases> probabilities() {
        return Stream.of(Probabilities::of, Measure::logLoss, Measure::brier, Measure::calibrationError);
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void aForecastForEachOutcomeAndAtLeastOne(OfAmounts measure) {
        assertThatThrownBy(() -> measure.of(new double[] {1, 2, 3}, new double[] {1, 2}))
                .hasMessage("3 forecasts but 2 outcomes");
        assertThatThrownBy(() -> measure.of(new double[] {1}, new double[] {1, 2}))
                .hasMessage("1 forecasts but 2 outcomes");
        assertThatThrownBy(() -> measure.of(new double[0], new double[0])).hasMessage("need at least one case");
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsAreNumbers(OfAmounts measure) {
        assertThatThrownBy(() -> measure.of(new double[] {1, 2}, new double[] {1, Double.NaN}))
                .hasMessage("actual must be finite: NaN");
        assertThatThrownBy(() -> measure.of(new double[] {1, 2}, new double[] {Double.POSITIVE_INFINITY, 1}))
                .hasMessage("actual must be finite: Infinity");
    }

    @ParameterizedTest
    @MethodSource("amountsThatAreShared")
    void whatIsSharedOutIsNotNegative(OfAmounts measure) {
        assertThatThrownBy(() -> measure.of(new double[] {1, 2}, new double[] {1, -0.5}))
                .hasMessage("actual must not be negative: -0.5");
        assertThat(measure.of(new double[] {1, 2}, new double[] {0, 1})).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aProbabilityForEachCaseAndAtLeastOne(OfCases measure) {
        assertThatThrownBy(() -> measure.of(new double[] {.1, .2, .3}, new boolean[] {true, false}))
                .hasMessage("3 forecasts but 2 outcomes");
        assertThatThrownBy(() -> measure.of(new double[] {.1}, new boolean[] {true, false}))
                .hasMessage("1 forecasts but 2 outcomes");
        assertThatThrownBy(() -> measure.of(new double[0], new boolean[0])).hasMessage("need at least one case");
    }

    @ParameterizedTest
    @MethodSource("probabilities")
    void aProbabilityLiesBetweenNothingAndAll(OfCases measure) {
        assertThatThrownBy(() -> measure.of(new double[] {.1, 1.5}, new boolean[] {true, false}))
                .hasMessage("probabilities must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> measure.of(new double[] {-.5, .1}, new boolean[] {true, false}))
                .hasMessage("probabilities must be in [0, 1]: -0.5");
        assertThat(measure.of(new double[] {0, 1}, new boolean[] {true, false})).isNotNull();
    }

    @Test
    void anIntervalHoldsItsEndsAndNothingBeyond() {
        Interval interval = new Interval(1.5, 1, 2, 100);
        assertThat(Stream.of(1.0, 1.5, 2.0).allMatch(interval::contains)).isTrue();
        assertThat(Stream.of(Math.nextDown(1.0), Math.nextUp(2.0)).noneMatch(interval::contains))
                .isTrue();
        assertThat(new Interval(1, 1, 1, 1).contains(1)).isTrue();
        assertThatThrownBy(() -> new Interval(1, 2, 1, 1)).hasMessage("low must not exceed high: 2.0, 1.0");
    }
}
