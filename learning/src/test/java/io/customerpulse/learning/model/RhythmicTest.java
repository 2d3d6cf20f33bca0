package io.customerpulse.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.stats.purchase.ParetoNbd;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RhythmicTest {

    private static final int SEEDS = 3_000;
    private static final double TOLERANCE = 1e-9;

    @Test
    void aChanceIsOneAndNotAboveWhatIsExpected() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rhythmic rhythm = rhythm(random);
            Standing standing = standing(random);
            Forecast forecast = rhythm.forecast(standing, random.nextDouble(0.5, 400));
            assertThat(forecast.atLeastOne()).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(forecast.expected()).as("seed %d", seed).isGreaterThanOrEqualTo(forecast.atLeastOne());
            assertThat(forecast.expected()).as("seed %d", seed).isFinite();
            assertThat(forecast.typical()).as("seed %d", seed).isFinite().isNotNegative();
        }
    }

    @Test
    void moreDaysBringNoLess() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rhythmic rhythm = rhythm(random);
            Standing standing = standing(random);
            Forecast before = rhythm.forecast(standing, 0.5);
            for (double days = 1; days <= 512; days *= 2) {
                Forecast after = rhythm.forecast(standing, days);
                assertThat(after.expected()).as("seed %d", seed).isGreaterThanOrEqualTo(before.expected() - TOLERANCE);
                assertThat(after.atLeastOne())
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(before.atLeastOne() - TOLERANCE);
                before = after;
            }
        }
    }

    /// By the definitions alone: a mean grows as `days^γ`, and a chance is that of the mean which has it.
    @Test
    void otherDaysGrowByThePower() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rhythmic rhythm = rhythm(random);
            Standing standing = standing(random);
            double times = random.nextDouble(0.2, 8);
            double reach = Math.pow(times, rhythm.growth());
            double phi = rhythm.dispersion();
            double chance = rhythm.forecast(standing, rhythm.horizonDays()).atLeastOne();
            if (chance > 0.999) continue;
            double mean = (Math.pow(1 - chance, -phi) - 1) / phi;
            double later = 1 - Math.pow(1 + phi * mean * reach, -1 / phi);
            Forecast far = rhythm.forecast(standing, rhythm.horizonDays() * times);
            assertThat(far.atLeastOne()).as("seed %d", seed).isBetween(later - 1e-6, later + 1e-6);
        }
    }

    /// As much chance as is asked for lies inside, and no more than half of the rest on either side.
    @Test
    void anIntervalHoldsTheChanceThatIsAskedFor() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Rhythmic rhythm = rhythm(random);
            Standing standing = standing(random);
            double inside = random.nextDouble(0.5, 0.99);
            Forecast forecast = rhythm.forecast(standing, 30);
            Between between = rhythm.between(forecast, inside);
            double tail = (1 - inside) / 2 + TOLERANCE;
            assertThat(below(between.low(), forecast, rhythm.dispersion()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(tail);
            assertThat(1 - below(between.high() + 1, forecast, rhythm.dispersion()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(tail);
            if (between.high() > 1) {
                assertThat(1 - below(between.high(), forecast, rhythm.dispersion()))
                        .as("seed %d: no wider than it must be", seed)
                        .isGreaterThanOrEqualTo((1 - inside) / 2 - TOLERANCE);
            }
        }
    }

    /// The chance of less than a count, summed one by one.
    private static double below(int count, Forecast forecast, double phi) {
        if (count == 0) return 0;
        double mean = forecast.expected();
        double one = Math.pow(1 + phi * mean, -1 / phi);
        double none = one;
        double sum = 0;
        for (int y = 0; y < count - 1; y++) {
            one *= mean * (1 + phi * y) / ((y + 1) * (1 + phi * mean));
            sum += one;
        }
        return 1 - forecast.atLeastOne() + forecast.atLeastOne() * sum / (1 - none);
    }

    @Test
    void featuresAreFiniteForAnybody() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] features = rhythm(random).features(standing(random));
            assertThat(features).as("seed %d", seed).hasSize(Rhythmic.FEATURES.size());
            for (double feature : features)
                assertThat(feature).as("seed %d", seed).isFinite();
        }
    }

    @Test
    void aLineTakesACoefficientForEachFeature() {
        assertThatThrownBy(() -> new Line(0, List.of(1.0))).hasMessage("1 coefficients, but 9 features");
        assertThatThrownBy(() -> new Line(Double.NaN, Line.NONE.coefficients()))
                .hasMessage("coefficients must be finite");
    }

    @Test
    void aGapIsDrawnTowardsTheTypicalOne() {
        Standing standing = new Standing(0, 4, 30, 50, 20, 1, 0, 0);
        assertThat(standing.expectedGapDays(10)).isEqualTo((30 + 10) / 4.0);
        assertThat(standing.overdue(10)).isEqualTo(2);
        assertThat(new Standing(0, 1, 0, 50, 20, 1, 0, 0).expectedGapDays(10)).isEqualTo(10);
    }

    @Test
    void whatAnOccasionIsWorthIsDrawnTowardsTheTypicalWorth() {
        Standing standing = new Standing(0, 3, 30, 50, 20, 1, 90, 0);
        assertThat(new Spending(10, 0).perOccasion(standing)).isEqualTo(30);
        assertThat(new Spending(10, 1).perOccasion(standing)).isEqualTo(25);
        assertThat(new Spending(10, Double.POSITIVE_INFINITY).perOccasion(standing))
                .isEqualTo(10);
        assertThat(new Spending(10, 0).perOccasion(new Standing(0, 0, 0, 0, 5, 0, 0, 0)))
                .isEqualTo(10);
    }

    private static Rhythmic rhythm(SplittableRandom random) {
        Single[] singles = Single.values();
        return new Rhythmic(
                random.nextDouble(),
                random.nextDouble(1e-9, 0.1),
                line(random),
                line(random),
                singles[random.nextInt(singles.length)],
                random.nextDouble(1, 60),
                random.nextDouble(1e-3, 5),
                random.nextDouble(1, 300),
                random.nextDouble(0.2, 1),
                new ParetoNbd(
                        random.nextDouble(0.1, 3),
                        random.nextDouble(0.5, 30),
                        random.nextDouble(0.1, 3),
                        random.nextDouble(0.5, 30)));
    }

    private static Line line(SplittableRandom random) {
        List<Double> coefficients = new ArrayList<>();
        for (int i = 0; i < Rhythmic.FEATURES.size(); i++) coefficients.add(random.nextDouble(-1, 1));
        return new Line(random.nextDouble(-2, 2), coefficients);
    }

    private static Standing standing(SplittableRandom random) {
        int occasions = random.nextInt(20);
        double span = occasions <= 1 ? 0 : random.nextInt(1, 500);
        double away = random.nextDouble(0, 300);
        return new Standing(
                random.nextDouble(-3, 20),
                occasions,
                span,
                span + Math.floor(away),
                away,
                Math.min(occasions, random.nextInt(10)),
                random.nextDouble(0, 1000),
                random.nextBoolean() ? 0 : random.nextDouble(-3, 3));
    }
}
