package io.customerpulse.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.fit.Learned;
import io.customerpulse.learning.fit.Question;
import io.customerpulse.learning.fit.Steps;
import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.forecast.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final int PEOPLE = 500;
    private static final int DAYS = 160;
    private static final int SPLIT = 120;
    private static final int HORIZON_DAYS = 30;
    private static final Asked ASKED = new Asked(SPLIT, HORIZON_DAYS);

    /// Half of the people buy every eighth day or so, the others hardly ever.
    private static People people(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            double rate = person % 2 == 0 ? 0.12 : 0.01;
            for (double day = random.nextDouble(0, 30); day < DAYS; day += random.nextExponential() / rate) {
                deeds.add(new Deed(person, day, "purchase", 20));
            }
        }
        return People.of(deeds);
    }

    @Test
    void everybodySeenByTheSplitIsForecastAndWhatCameIsCountedInDays() throws InterruptedException {
        People people = people(1);
        Report report = ASKED.evaluate(people, List.of("naive"));
        long seen = people.all().stream()
                .filter(deed -> deed.day() < SPLIT)
                .map(Deed::person)
                .distinct()
                .count();
        long days = people.all().stream()
                .filter(deed -> deed.day() >= SPLIT && deed.day() < SPLIT + HORIZON_DAYS)
                .map(deed -> deed.person() * 1_000 + (long) Math.floor(deed.day()))
                .distinct()
                .count();
        assertThat(report.customers()).isEqualTo(seen);
        assertThat(report.occasions()).isEqualTo((double) days);
        assertThat(report.horizonMicros()).isEqualTo(People.micros(HORIZON_DAYS) - People.START);
        assertThat(report.targets()).containsExactly("purchase");
    }

    @Test
    void theNaiveModelForecastsTheLastPeriod() throws InterruptedException {
        People people = people(2);
        Report report = ASKED.evaluate(people, List.of("naive"));
        long lately = people.all().stream()
                .filter(deed -> deed.day() >= SPLIT - HORIZON_DAYS && deed.day() < SPLIT)
                .map(deed -> deed.person() * 1_000 + (long) Math.floor(deed.day()))
                .distinct()
                .count();
        double ratio = measure(Asked.row(report, "naive"), Metric.RATIO).estimate();
        assertThat(ratio * report.occasions()).isBetween(lately - 1e-6, lately + 1e-6);
    }

    /// What is looked back at is as long as what was taught, however far ahead is asked.
    @Test
    void aLongerHorizonThanWasTaughtIsForecastByTheSameLookBack() throws InterruptedException {
        People people = people(5);
        Asked far = new Asked(80, 70);
        Report report = far.evaluate(people, List.of("learned pulse"));
        assertThat(report.taughtMicros()).isLessThan(report.horizonMicros());
        LearnedPulse pulse = far.pulse(people);
        List<Worth> found = pulse.worths().stream().filter(Worth::isFound).toList();
        List<Column> columns = found.stream()
                .map(it -> new Column(Asked.RULES.signal(it.signal()), it.transform(), it.kernel()))
                .toList();
        Glimpse glimpse = new Glimpse(new Sight(
                Asked.RULES,
                pulse.targetsIn(Asked.RULES),
                columns,
                pulse.rhythm().trees()));
        double[] expected = {0};
        people.walk(Asked.RULES, (key, timeline) -> {
            if (!glimpse.look(timeline, report.splitMicros(), report.taughtMicros(), 0)) return;
            double level = 0;
            for (int i = 0; i < found.size(); i++) level += found.get(i).weight() * glimpse.column(i);
            expected[0] += pulse.rhythm().forecast(glimpse.standing(level), 70).expected();
        });
        double told = measure(Asked.row(report, "learned pulse"), Metric.RATIO).estimate() * report.occasions();
        assertThat(told).isBetween(expected[0] - 1e-6, expected[0] + 1e-6);
    }

    @Test
    void whereNobodyBoughtByTheSplitThereIsNoPurchaseModelAndNothingIsLearned() throws InterruptedException {
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= 3; person++) {
            for (int day = 0; day < SPLIT; day++) deeds.add(new Deed(person, day, "visit", Double.NaN));
            deeds.add(new Deed(person, SPLIT + 1.5, "purchase", 20));
        }
        Report report = ASKED.evaluate(People.of(deeds), Evaluation.MODELS);
        assertThat(report.learned()).isInstanceOf(Learned.NotEnough.class);
        assertThat(report.returning()).isEqualTo(3);
        assertThat(report.models())
                .extracting(Scored::name)
                .containsExactly("naive", "recency", "frequency", "RFM", "default catalog", "one half-life");
    }

    @Test
    void theLearnedPulseIsHeldAgainstEachOtherOnTheSameResamples() throws InterruptedException {
        Question question = ASKED.of(people(3));
        Judging judging = new Judging(Evaluation.MODELS, 100, 0.9, 7, Steps.UNHEARD);
        Report report = Evaluation.of(people(3), question, Asked.RULES, judging);
        Scored learned = Asked.row(report, "learned pulse");
        Scored naive = Asked.row(report, "naive");
        assertThat(learned.ahead()).isEmpty();
        double ahead =
                Optional.ofNullable(naive.ahead().get(Metric.MAE)).orElseThrow().estimate();
        double difference = measure(learned, Metric.MAE).estimate()
                - measure(naive, Metric.MAE).estimate();
        assertThat(ahead).isBetween(difference - 1e-9, difference + 1e-9);
        assertThat(report.models())
                .allSatisfy(model -> assertThat(model.measures().values()).allMatch(it -> it.low() <= it.high()));
        assertThat(measure(naive, Metric.AUC))
                .satisfies(it -> assertThat(it.contains(it.estimate())).isTrue());
        assertThat(Evaluation.of(people(3), question, Asked.RULES, judging)).isEqualTo(report);
    }

    @Test
    void onlyTheModelsThatAreAskedForAreJudged() throws InterruptedException {
        List<String> some = List.of("recency", "Pareto/NBD");
        assertThat(ASKED.evaluate(people(4), some).models())
                .extracting(Scored::name)
                .containsExactlyElementsOf(some);
    }

    @Test
    void meansByFrequencyAddUpToWhatCame() throws InterruptedException {
        Report report = ASKED.evaluate(people(5), List.of("frequency"));
        Scored frequency = Asked.row(report, "frequency");
        double came = frequency.frequency().stream()
                .mapToDouble(it -> it.customers() * it.came())
                .sum();
        long customers = frequency.frequency().stream()
                .mapToLong(Scored.ByFrequency::customers)
                .sum();
        assertThat(came).isBetween(report.occasions() - 1e-6, report.occasions() + 1e-6);
        assertThat(customers).isEqualTo(report.customers());
    }

    @Test
    void eachMetricIsWhatItsNameSays() {
        double[] actual = {0, 0, 1, 3, 0, 0, 0, 0, 0, 0};
        boolean[] came = {false, false, true, true, false, false, false, false, false, false};
        double[] chance = {.1, .1, .6, .9, .1, .1, .1, .1, .1, .1};
        double[] expected = {.1, .1, 1, 2, .1, .1, .1, .1, .1, .1};
        Contender contender = Contender.of("it", chance, expected, chance)
                .typically(Arrays.stream(expected).map(Math::rint).toArray());
        assertThat(value(Metric.AUC, contender, actual, came)).hasValue(1);
        assertThat(value(Metric.TOP_DECILE_SHARE, contender, actual, came)).hasValue(0.75);
        assertThat(value(Metric.TOP_DECILE_LIFT, contender, actual, came)).hasValue(7.5);
        assertThat(value(Metric.MAE, contender, actual, came)).hasValue(0.1);
        assertThat(value(Metric.MAE_OF_EXPECTED, contender, actual, came).orElseThrow())
                .isBetween(.18 - 1e-12, .18 + 1e-12);
        assertThat(value(Metric.RATIO, contender, actual, came).orElseThrow()).isBetween(.95 - 1e-12, .95 + 1e-12);
        assertThat(value(Metric.BRIER, contender, actual, came).orElseThrow()).isBetween(.025 - 1e-12, .025 + 1e-12);
        assertThat(Arrays.stream(Metric.values()).map(Metric::word)).doesNotHaveDuplicates();
    }

    private static OptionalDouble value(Metric metric, Contender contender, double[] actual, boolean[] came) {
        int[] once = IntStream.range(0, actual.length).map(it -> 1).toArray();
        return metric.of(contender, actual, came).under(once);
    }

    private static Interval measure(Scored model, Metric metric) {
        return Optional.ofNullable(model.measures().get(metric)).orElseThrow();
    }
}
