package io.customerpulse.stats.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 0.9, 7);

    @Test
    void theSameSeedGivesTheSameIntervalAndAnotherSeedAnother() {
        double[] predicted = new Random(1).doubles(80).toArray();
        double[] actual = new Random(2).doubles(80).toArray();
        List<Measure> measures = List.of(Measure.meanAbsoluteError(predicted, actual));

        Interval interval = BOOTSTRAP.ofCases(80, measures).interval(0).orElseThrow();
        assertThat(BOOTSTRAP.ofCases(80, measures).interval(0)).contains(interval);
        assertThat(new Bootstrap(300, 0.9, 8).ofCases(80, measures).interval(0).orElseThrow())
                .isNotEqualTo(interval);
        assertThat(interval.estimate()).isCloseTo(Errors.of(predicted, actual).meanAbsolute(), Offset.offset(1e-15));
        assertThat(interval.contains(interval.estimate())).isTrue();
        assertThat(interval.resamples()).isEqualTo(300);
    }

    /// The absolute errors are those of |N(0,1)|, whose mean is √(2/π). Of 200 intervals at 90 %, about 180
    /// hold it; 3.5 standard deviations of a binomial are 15, and small samples cost the method some 3.
    @Test
    void anIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] predicted = normal(random, 100);
            Interval interval = new Bootstrap(200, 0.9, seed)
                    .ofCases(100, List.of(Measure.meanAbsoluteError(predicted, new double[100])))
                    .interval(0)
                    .orElseThrow();
            if (interval.contains(Math.sqrt(2 / Math.PI))) held++;
        }
        assertThat(held).isBetween(162, 195);
    }

    /// Each customer has five cases with the same error: only whole customers carry news, so the interval
    /// is about √5 as wide as one that takes the cases for independent.
    @Test
    void customersAreDrawnWithAllTheirCases() {
        double[] perCustomer = normal(new Random(4), 200);
        double[] predicted = new double[1000];
        int[] customers = new int[1000];
        for (int i = 0; i < 1000; i++) {
            customers[i] = i / 5;
            predicted[i] = perCustomer[i / 5];
        }
        List<Measure> measures = List.of(Measure.meanAbsoluteError(predicted, new double[1000]));
        Bootstrap bootstrap = new Bootstrap(1000, 0.9, 3);

        double clustered =
                width(bootstrap.byCustomer(customers, measures).interval(0).orElseThrow());
        double naive = width(bootstrap.ofCases(1000, measures).interval(0).orElseThrow());
        assertThat(clustered / naive).isCloseTo(Math.sqrt(5), Offset.offset(0.3));
    }

    /// The second model is the first plus a tenth everywhere: on the same draws that is a difference
    /// without any noise, while each model alone is uncertain.
    @Test
    void modelsAreComparedOnTheSameCustomers() {
        double[] first = new Random(5).doubles(300, 1, 3).toArray();
        double[] second = new double[300];
        for (int i = 0; i < 300; i++) second[i] = first[i] + 0.1;
        double[] actual = new double[300];
        Resampled resampled = BOOTSTRAP.ofCases(
                300, List.of(Measure.meanAbsoluteError(first, actual), Measure.meanAbsoluteError(second, actual)));

        Interval difference = resampled.difference(1, 0).orElseThrow();
        assertThat(difference.low()).isCloseTo(0.1, Offset.offset(1e-9));
        assertThat(difference.high()).isCloseTo(0.1, Offset.offset(1e-9));
        assertThat(width(resampled.interval(0).orElseThrow())).isGreaterThan(0.05);
    }

    /// With one positive of three, a resample lacks it in (2/3)³ = 30 % of draws, and has nothing else in
    /// 4 %: the area is not defined there.
    @Test
    void resamplesUnderWhichAMeasureIsNotDefinedAreLeftOut() {
        Measure auc = Measure.auc(new double[] {1, 2, 3}, new boolean[] {false, false, true});
        Interval interval = BOOTSTRAP.ofCases(3, List.of(auc)).interval(0).orElseThrow();
        assertThat(interval.resamples()).isBetween(160, 240);
        assertThat(interval.low()).isEqualTo(1);

        Measure never = Measure.correlation(new double[] {1, 1, 1}, new double[] {1, 2, 3});
        assertThat(BOOTSTRAP.ofCases(3, List.of(never)).interval(0)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> new Bootstrap(1, 0.9, 0)).hasMessage("resamples must be in [2, 1000000]: 1");
        assertThatThrownBy(() -> new Bootstrap(9, 1, 0)).hasMessage("level must be in (0, 1): 1.0");
        assertThatThrownBy(() -> BOOTSTRAP.ofCases(0, List.of())).hasMessage("need at least one case");
        assertThatThrownBy(() -> BOOTSTRAP.byCustomer(new int[] {0, 2, 2}, List.of()))
                .hasMessage("customers must be numbered from 0 without gaps: none is 1");
        assertThatThrownBy(() -> BOOTSTRAP.byCustomer(new int[] {0, -1}, List.of()))
                .hasMessage("customers must be numbered from 0 without gaps: -1");
        assertThatThrownBy(() -> new Interval(1, 2, 1, 9)).hasMessage("low must not exceed high: 2.0, 1.0");
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static double[] normal(Random random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = random.nextGaussian();
        return values;
    }
}
