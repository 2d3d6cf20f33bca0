package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.model.Clue;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.trees.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The catalog that counts a learned pulse.
class LearnedCatalogTest {

    private static final Kernel WEEK = Kernel.halfLife(Duration.ofDays(7));
    private static final Rhythmic RHYTHM =
            new Rhythmic(0, 1e-3, Line.NONE, Line.NONE, Single.MEDIAN, 30, 1, 30, 1, new ParetoNbd(1, 10, 1, 10));

    @Test
    void signalsOfTheModelHaveItsWeightsAndOthersNone() {
        Catalog catalog = pulse(worth("Purchase", Side.RETURN, 0.4), worth("mail", Side.INVESTMENT, -0.1))
                .catalog(Asked.CATALOG);
        assertThat(signal(catalog, "purchase").weight()).isEqualTo(0.4);
        assertThat(signal(catalog, "purchase").kernel()).isEqualTo(WEEK);
        assertThat(signal(catalog, "mail").weight()).isEqualTo(-0.1);
        assertThat(signal(catalog, "visit").weight()).isZero();
        assertThat(catalog.unknown().weight()).isZero();
    }

    @Test
    void aSignalOfTheModelAloneIsAdded() {
        Catalog catalog = pulse(worth("wish list", Side.RETURN, 0.3)).catalog(Asked.CATALOG);
        assertThat(catalog.signals()).hasSize(Asked.CATALOG.signals().size() + 1);
        assertThat(signal(catalog, "wish list").weight()).isEqualTo(0.3);
    }

    /// Else a question about it would count whatever the catalog does not know.
    @Test
    void aSignalThatOnlyTreesAskForIsAddedAndWeighsNothing() {
        Clue clue = new Clue(Clue.Kind.COUNT, "gift card");
        LearnedPulse plain = pulse(worth("purchase", Side.RETURN, 0.4));
        Trees trees = new Trees(List.of(new Trees.Asked(clue, 1)), List.of(new Tree.Leaf(0.1)));
        LearnedPulse asking = new LearnedPulse(
                plain.targets(), plain.worths(), RHYTHM.asking(trees), plain.spending(), plain.training());
        Catalog catalog = asking.catalog(Asked.CATALOG);
        assertThat(catalog.signals()).hasSize(Asked.CATALOG.signals().size() + 1);
        assertThat(signal(catalog, "gift card").weight()).isZero();
    }

    @Test
    void nobodyBooksNoise() {
        Signal mail = signal(Asked.CATALOG, "mail");
        Expectation expectation = new Expectation(
                Duration.ofDays(3),
                1,
                new Kernel.Fading(List.of(new Kernel.Share(HalfLife.ofDays(7), 1)), Duration.ZERO));
        Signal expecting = new Signal(
                "mail",
                mail.side(),
                mail.weight(),
                mail.kernel(),
                mail.transform(),
                mail.habits(),
                new Signal.Response(Optional.of(expectation), mail.response().answers()));
        Catalog base = new Catalog(List.of(expecting), expecting, Asked.CATALOG.thresholds(), Asked.CATALOG.rates());
        Catalog catalog = pulse(worth("mail", Side.INVESTMENT, 0.2)).catalog(base);
        assertThat(catalog.signals()).allMatch(it -> it.response().expects().isEmpty());
        assertThat(catalog.unknown().response().expects()).isEmpty();
    }

    @Test
    void aNegativeInvestmentIsNoiseAndANegativeReturnIsNot() {
        assertThat(worth("mail", Side.INVESTMENT, -0.1).isNoise()).isTrue();
        assertThat(worth("mail", Side.INVESTMENT, 0.1).isNoise()).isFalse();
        assertThat(worth("refund", Side.RETURN, -0.1).isNoise()).isFalse();
        assertThat(worth("idle", Side.RETURN, 0).isFound()).isFalse();
    }

    @Test
    void theEffectiveHalfLifeIsWhereHalfIsGone() {
        assertThat(worth("a", Side.RETURN, 1).effectiveHalfLifeDays()).isEqualTo(7);
        Kernel mixture = new Kernel.Fading(
                List.of(new Kernel.Share(HalfLife.ofDays(4), 0.5), new Kernel.Share(HalfLife.ofDays(64), 0.5)),
                Duration.ofHours(12));
        Worth mixed = new Worth("a", Side.RETURN, 1, 0.1, ValueTransform.NONE, Double.NaN, mixture, 1, 9);
        double half = mixed.effectiveHalfLifeDays();
        assertThat(mixture.left(Math.round(half * 86_400e6))).isBetween(0.4999, 0.5001);
        Kernel box = new Kernel.Box(Duration.ofHours(12), Duration.ofDays(5));
        assertThat(new Worth("a", Side.INVESTMENT, 1, 0.1, ValueTransform.NONE, Double.NaN, box, 1, 9)
                        .effectiveHalfLifeDays())
                .isEqualTo(5);
    }

    private static Signal signal(Catalog catalog, String name) {
        return catalog.signals().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWorthIsToldForTheUsualValueAndWithItsInterval() {
        Worth valued = new Worth("a", Side.RETURN, 0.2, 0.05, new ValueTransform.Log1p(10), 30, WEEK, 1, 9);
        assertThat(valued.fresh()).isEqualTo(0.2 * StrictMath.log1p(3));
        assertThat(valued.low()).isCloseTo(0.102 * StrictMath.log1p(3), Offset.offset(1e-4));
        assertThat(valued.high()).isCloseTo(0.298 * StrictMath.log1p(3), Offset.offset(1e-4));
        assertThat(worth("a", Side.RETURN, 0.7).fresh()).isEqualTo(0.7);
        assertThatThrownBy(() -> new Worth("a", Side.RETURN, 1, -0.1, ValueTransform.NONE, Double.NaN, WEEK, 1, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("error must be finite and not negative: -0.1");
    }

    private static Worth worth(String name, Side side, double weight) {
        return new Worth(name, side, weight, 0.1, ValueTransform.NONE, Double.NaN, WEEK, 0.5, 10);
    }

    private static LearnedPulse pulse(Worth... worths) {
        return new LearnedPulse(
                List.of("purchase"),
                List.of(worths),
                RHYTHM,
                new Spending(10, 1),
                new Training(0, 1, 1, 1, 1, 1, 1, 0.5));
    }
}
