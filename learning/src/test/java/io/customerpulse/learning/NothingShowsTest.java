package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Metric;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Standing;
import io.customerpulse.learning.model.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not show: the order of the input, how often one asks, one customer more. And what must: nothing
/// where nothing is to be learned.
class NothingShowsTest {

    private static final int DAYS = 200;
    private static final Asked ASKED = new Asked(DAYS, 40);
    private static final double ONE_MORE_MAX = 0.05;
    private static final int NOISE_SEEDS = 20;

    /// Evidence of two nats or more is rare where there is none, but each signal may work in many ways.
    private static final double FOUND_IN_NOISE_MAX = 0.05;

    /// Pulses under a catalog are sums in the order of the fold; their last digits move where a regression stops.
    private static final Offset<Double> LAST_DIGITS = Offset.offset(1e-6);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheInputDoesNotShow(long seed) throws InterruptedException {
        People people = withTies(Everyday.of(300, DAYS, seed));
        People shuffled = people.shuffled(seed + 10);
        assertThat(shuffled).isNotEqualTo(people);
        assertThat(ASKED.pulse(shuffled)).isEqualTo(ASKED.pulse(people));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheInputDoesNotShowInAnyForecast(long seed) throws InterruptedException {
        People people = withTies(Everyday.of(300, DAYS, seed));
        Asked split = new Asked(160, 40);
        Report before = split.evaluate(people, Evaluation.MODELS);
        Report after = split.evaluate(people.shuffled(seed + 10), Evaluation.MODELS);
        for (String model : Evaluation.MODELS) {
            Scored was = Asked.row(before, model);
            Scored is = Asked.row(after, model);
            if (!model.equals("default catalog")) assertThat(is).isEqualTo(was);
            for (int i = 0; i < was.frequency().size(); i++) {
                assertThat(is.frequency().get(i).expected())
                        .as(model)
                        .isCloseTo(was.frequency().get(i).expected(), LAST_DIGITS);
            }
        }
    }

    @Test
    void askedAgainItSaysTheSame() throws InterruptedException {
        People people = Everyday.of(300, DAYS, 4);
        assertThat(ASKED.pulse(people)).isEqualTo(ASKED.pulse(people));
    }

    /// Only through what is learned: one in three hundred moves nobody far.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneCustomerMoreMovesOthersLittle(long seed) throws InterruptedException {
        People people = Everyday.of(300, DAYS, seed);
        LearnedPulse before = ASKED.pulse(people);
        LearnedPulse after = ASKED.pulse(
                people.and(List.of(new Deed(9_999, 20, "purchase", 15), new Deed(9_999, 60, "visit", Double.NaN))));
        assertThat(after.training().customers()).isEqualTo(before.training().customers() + 1);
        for (Standing standing : standings()) {
            double was = before.rhythm().forecast(standing, 40).expected();
            double is = after.rhythm().forecast(standing, 40).expected();
            assertThat(Math.abs(is - was)).as("%s", standing).isLessThan(ONE_MORE_MAX * (1 + was));
        }
    }

    private static List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (double pulse : new double[] {0, 0.5, 2}) {
            for (double occasions : new double[] {0, 1, 3, 8}) {
                double span = occasions <= 1 ? 0 : 60;
                standings.add(
                        new Standing(pulse, occasions, span, span + 20, 20, Math.min(occasions, 2), 20 * occasions, 0));
            }
        }
        return standings;
    }

    /// Signals at the same instants as others.
    private static People withTies(People people) {
        List<Deed> ties = people.all().stream()
                .filter(deed -> deed.signal().equals("purchase"))
                .map(deed -> new Deed(deed.person(), deed.day(), "idle", Double.NaN))
                .toList();
        return people.and(ties);
    }

    /// A signal is believed by what it tells of customers that were held out; in noise hardly any is.
    @Test
    void inNoiseHardlyAnyEffectIsFound() throws InterruptedException {
        int signals = 0;
        int found = 0;
        for (long seed = 1; seed <= NOISE_SEEDS; seed++) {
            LearnedPulse pulse = new Asked(120, 20).pulse(Noise.of(400, 120, seed));
            assertThat(pulse.training().auc()).isBetween(0.45, 0.55);
            signals += pulse.worths().size();
            found += (int) pulse.worths().stream().filter(Worth::isFound).count();
        }
        assertThat(signals).isGreaterThanOrEqualTo(4 * NOISE_SEEDS);
        assertThat(found / (double) signals).isLessThanOrEqualTo(FOUND_IN_NOISE_MAX);
    }

    private static People few() {
        return People.of(Everyday.of(300, DAYS, 1).all().stream()
                .filter(deed -> deed.signal().equals("purchase"))
                .limit(25)
                .toList());
    }

    @Test
    void fewInteractionsAreNotEnough() throws InterruptedException {
        assertThat(ASKED.learn(few()))
                .isInstanceOfSatisfying(
                        Learned.NotEnough.class,
                        it -> assertThat(it.reason()).isEqualTo("no signal occurs 30 times or more"));
    }

    @Test
    void nobodyWhoReturnedIsNotEnough() throws InterruptedException {
        People once = Everyday.of(400, DAYS, 1).only(deed -> !deed.signal().equals("purchase") || deed.day() < 40);
        assertThat(ASKED.learn(once))
                .isInstanceOfSatisfying(
                        Learned.NotEnough.class, it -> assertThat(it.reason()).contains("occasions followed"));
    }

    @Test
    void withoutALearnedPulseTheOtherModelsAreStillJudged() throws InterruptedException {
        var report = new Asked(160, 40).evaluate(few(), Evaluation.MODELS);
        assertThat(report.learned()).isInstanceOf(Learned.NotEnough.class);
        assertThat(report.models())
                .extracting(it -> it.name())
                .contains("naive", "recency")
                .doesNotContain("learned pulse");
        assertThat(Optional.ofNullable(Asked.row(report, "naive").measures().get(Metric.MAE)))
                .isPresent();
    }
}
