package io.customerpulse.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.catalog.Thresholds.Momentum;
import io.customerpulse.engine.catalog.Thresholds.Overdue;
import io.customerpulse.engine.catalog.ValueTransform.Linear;
import io.customerpulse.engine.catalog.ValueTransform.Log1p;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.decay.Kernel.Share;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final HalfLife DAY = HalfLife.ofDays(1);
    private static final HalfLife WEEK = HalfLife.ofDays(7);

    // ---- catalog -----------------------------------------------------------------------------

    @Test
    void signalsStandInTheOrderOfTheirNames() {
        Catalog catalog = catalog(List.of(signal("b", 1), signal("c", 1), signal("a", 1)));
        assertThat(catalog.signals()).extracting(Signal::name).containsExactly("a", "b", "c");
    }

    @Test
    void namesAreMatchedByLettersAndDigits() {
        assertThat(Catalog.key("Order Completed"))
                .isEqualTo(Catalog.key("order_completed"))
                .isEqualTo(Catalog.key("orderCompleted"))
                .isEqualTo("ordercompleted");
        assertThat(Catalog.key("Überweisung 2")).isEqualTo("überweisung2");
        assertThat(Catalog.key("★ ★")).isEqualTo("★ ★");
        assertThat(Catalog.key("ORDER ID")).isEqualTo("orderid");
    }

    @Test
    void refusesNamesThatDifferByCaseAndPunctuationOnly() {
        List<Signal> alike = List.of(signal("Order Completed", 1), signal("order_completed", 2));
        assertThatThrownBy(() -> catalog(alike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signals must differ by more than case and punctuation: Order Completed, order_completed");
    }

    // ---- signals -----------------------------------------------------------------------------

    @Test
    void pointsAreTheWeightScaledByTheValue() {
        Signal order = new Signal(
                "order",
                Side.RETURN,
                3,
                Samples.halfLife(1),
                new Linear(50, 500),
                Samples.on("shop"),
                Signal.Response.NO_PART);
        assertThat(order.points(Double.NaN)).isEqualTo(3);
        assertThat(order.points(100)).isEqualTo(6);
        assertThat(order.points(-25)).isEqualTo(-1.5);
        assertThat(order.points(0)).isZero();
    }

    @Test
    void aSignalNeedsANameAndAFiniteWeight() {
        assertThatThrownBy(() -> signal(" ", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a signal needs a name");
        assertThatThrownBy(() -> signal("a", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight must be finite: NaN");
    }

    // ---- value transforms --------------------------------------------------------------------

    @Test
    void linearIsProportionalUpToItsCap() {
        Linear linear = new Linear(50, 500);
        assertThat(linear.factor(50)).isEqualTo(1);
        assertThat(linear.factor(500)).isEqualTo(10);
        assertThat(linear.factor(1e300)).isEqualTo(10);
        assertThat(linear.factor(-600)).isEqualTo(-10);
    }

    @Test
    void log1pCountsEachDoublingAboutTheSame() {
        Log1p log = new Log1p(10);
        assertThat(log.factor(0)).isZero();
        assertThat(log.factor(10)).isCloseTo(Math.log(2), Offset.offset(1e-15));
        assertThat(log.factor(-10)).isEqualTo(-log.factor(10));
        assertThat(log.factor(1e9) - log.factor(5e8)).isCloseTo(Math.log(2), Offset.offset(1e-7));
    }

    @Test
    void noneIsOneWhateverTheValue() {
        assertThat(ValueTransform.NONE.factor(-1e9)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scalesAndCapsArePositive(double wrong) {
        assertThatThrownBy(() -> new Linear(wrong, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale must be positive: " + wrong);
        assertThatThrownBy(() -> new Linear(1, wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cap must be positive: " + wrong);
        assertThatThrownBy(() -> new Log1p(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scale must be positive: " + wrong);
    }

    // ---- money -------------------------------------------------------------------------------

    @Test
    void moneyIsCountedInTheMinorUnitOfItsCurrency() {
        assertThat(new Money(1_999, "USD").major()).isEqualTo(19.99);
        assertThat(new Money(500, "JPY").major()).isEqualTo(500);
        assertThat(new Money(1_500, "KWD").major()).isEqualTo(1.5);
        assertThat(new Money(-250, "no code").major()).isEqualTo(-2.5);
        assertThat(Money.digits("XXX")).isZero();
        assertThat(Money.NONE.isStated()).isFalse();
        assertThat(new Money(0, "USD").isStated()).isTrue();
    }

    @Test
    void ratesTurnMoneyIntoTheCatalogsCurrencyAndGuessNothing() {
        Rates rates = new Rates("USD", new TreeMap<>(Map.of("EUR", 1.25)));
        assertThat(rates.value(new Money(1_000, "USD"))).isEqualTo(10);
        assertThat(rates.value(new Money(1_000, "EUR"))).isEqualTo(12.5);
        assertThat(rates.value(new Money(1_000, "GBP"))).isNaN();
        assertThat(rates.value(Money.NONE)).isNaN();
        assertThat(rates.knows("USD")).isTrue();
        assertThat(rates.knows("EUR")).isTrue();
        assertThat(rates.knows("GBP")).isFalse();
        assertThat(Rates.DOLLARS.knows("EUR")).isFalse();
    }

    @Test
    void ratesAreKeptAsTheyWere() {
        TreeMap<String, Double> given = new TreeMap<>(Map.of("EUR", 1.25));
        Rates rates = new Rates("USD", given);
        given.put("EUR", 2.0);
        assertThat(rates.value(new Money(100, "EUR"))).isEqualTo(1.25);
        assertThatThrownBy(() -> rates.perUnit().put("GBP", 1.5)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateIsPositive(double wrong) {
        assertThatThrownBy(() -> new Rates("USD", new TreeMap<>(Map.of("EUR", wrong))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rate of EUR must be positive: " + wrong);
    }

    // ---- expectations ------------------------------------------------------------------------

    @Test
    void anExpectationHasATimeAndANoise() {
        Fading fading = new Fading(List.of(new Share(DAY, 1)), Duration.ZERO);
        assertThatThrownBy(() -> new Expectation(Duration.ZERO, 1, fading))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("within must be positive: PT0S");
        assertThatThrownBy(() -> new Expectation(Duration.ofDays(1), -0.1, fading))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise must be zero or more: -0.1");
        assertThatThrownBy(() -> new Expectation(Duration.ofDays(1), Double.POSITIVE_INFINITY, fading))
                .isInstanceOf(IllegalArgumentException.class);
        Fading late = new Fading(List.of(new Share(DAY, 1)), Duration.ofHours(1));
        assertThatThrownBy(() -> new Expectation(Duration.ofDays(1), 1, late))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("noise starts at once: PT1H");
        assertThat(new Expectation(Duration.ofDays(1), 0, fading).noise()).isZero();
    }

    // ---- thresholds --------------------------------------------------------------------------

    @Test
    void linesOnOverdueRise() {
        assertThat(new Overdue(1, 2, 3).lost()).isEqualTo(3);
        for (Runnable wrong : List.<Runnable>of(
                () -> new Overdue(0, 2, 3),
                () -> new Overdue(2, 2, 3),
                () -> new Overdue(1, 3, 3),
                () -> new Overdue(1, 2, Double.POSITIVE_INFINITY),
                () -> new Overdue(Double.NaN, 2, 3))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("overdue must rise from fading to dormant to lost: ");
        }
    }

    @Test
    void linesOnMomentumAreInOrder() {
        assertThatThrownBy(() -> new Momentum(WEEK, WEEK, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fast must be shorter than slow: 7.0 d, 7.0 d");
        assertThatThrownBy(() -> new Momentum(DAY, WEEK, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("momentum: fading must be below growing: 1.0, 1.0");
        assertThat(new Momentum(DAY, WEEK, 1, 0).growing()).isEqualTo(1);
    }

    @Test
    void thresholdsHaveLimits() {
        assertThatThrownBy(() -> thresholds(Duration.ofDays(-1), 1, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("new_for must not be negative: PT-24H");
        assertThatThrownBy(() -> thresholds(Duration.ZERO, 0, OptionalDouble.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thriving_returns must be at least 1: 0");
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> thresholds(Duration.ZERO, 1, OptionalDouble.of(wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("typical_gap must be positive: " + wrong);
        }
        assertThat(thresholds(Duration.ZERO, 1, OptionalDouble.of(0.5)).thrivingReturns())
                .isEqualTo(1);
    }

    // ---- the world these tests live in -------------------------------------------------------

    private static Thresholds thresholds(Duration newFor, int thriving, OptionalDouble typicalGapDays) {
        return new Thresholds(newFor, new Overdue(1, 2, 3), new Momentum(DAY, WEEK, 1, -1), thriving, typicalGapDays);
    }

    private static Catalog catalog(List<Signal> signals) {
        return new Catalog(signals, Samples.UNKNOWN, Thresholds.USUAL, Rates.DOLLARS);
    }

    private static Signal signal(String name, double weight) {
        return new Signal(
                name,
                Side.RETURN,
                weight,
                Samples.halfLife(1),
                ValueTransform.NONE,
                Signal.Habits.UNSTATED,
                Signal.Response.NO_PART);
    }
}
