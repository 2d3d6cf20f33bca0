package io.customerpulse.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.Asked;
import io.customerpulse.learning.People;
import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.glimpse.Column;
import io.customerpulse.learning.glimpse.Glimpse;
import io.customerpulse.learning.glimpse.Sight;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees say what a weighted sum cannot, and are silent where there is nothing to say.
class TreesFitTest {

    private static final int DAYS = 200;
    private static final int PEOPLE = 1_500;
    private static final int YEARS = 1_000;
    private static final Asked ASKED = new Asked(DAYS, 10);

    /// People who get offers now and then. Those who came long ago buy when they have one, the others when they have
    /// none; on days when that does not hold, nobody cares for an offer.
    private static People shop(long seed, IntPredicate holds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Deed> deeds = new ArrayList<>();
        for (long person = 1; person <= PEOPLE; person++) {
            boolean isOld = random.nextBoolean();
            deeds.add(new Deed(person, isOld ? -YEARS : -5, "visit", Double.NaN));
            int offered = -1_000;
            for (int day = 0; day < DAYS; day++) {
                if (random.nextDouble() < 0.03) {
                    offered = day;
                    deeds.add(new Deed(person, day, "offer", Double.NaN));
                }
                boolean has = day - offered < 14;
                double rate = !holds.test(day) ? 0.04 : has == isOld ? 0.07 : 0.01;
                if (random.nextDouble() < rate) deeds.add(new Deed(person, day + 0.5, "purchase", 20));
            }
        }
        return People.of(deeds);
    }

    /// An offer brings some nearer and others not: a sum has one sign for all.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatOnlyTwoThingsTellTogetherIsFound(long seed) throws InterruptedException {
        LearnedPulse pulse = ASKED.pulse(shop(seed, day -> true));
        Trees trees = pulse.rhythm().trees();
        assertThat(trees.trees()).isNotEmpty();
        assertThat(share(
                        trees,
                        "tenure_days",
                        "days_since visit",
                        "count offer",
                        "days_since offer",
                        "days_since_investment"))
                .isGreaterThan(0.6);
        List<Deed> offer = List.of(new Deed(1, DAYS - 2, "offer", Double.NaN));
        assertThat(chance(pulse, -YEARS, offer)).isGreaterThan(chance(pulse, -YEARS, List.of()));
        assertThat(chance(pulse, -5, offer)).isLessThan(chance(pulse, -5, List.of()));
    }

    private static double share(Trees trees, String... clues) {
        return trees.clues().stream()
                .filter(asked -> List.of(clues).contains(asked.clue().text()))
                .mapToDouble(Trees.Asked::share)
                .sum();
    }

    /// The chance that somebody buys in the ten days to come, who first came on a day and bought now and then.
    private static double chance(LearnedPulse pulse, double from, List<Deed> more) {
        List<Deed> deeds = new ArrayList<>(more);
        deeds.add(new Deed(1, from, "visit", Double.NaN));
        for (int day : new int[] {20, 50, 80, 110, 140, 180}) deeds.add(new Deed(1, day + 0.5, "purchase", 20));
        Glimpse glimpse = new Glimpse(Sight.of(pulse, Asked.RULES));
        double[] chance = new double[1];
        People.of(deeds).walk(Asked.RULES, (key, timeline) -> {
            glimpse.look(timeline, People.before(DAYS), pulse.training().horizonMicros(), 0);
            chance[0] = pulse.rhythm().forecast(glimpse.standing(1), 10).atLeastOne();
        });
        return chance[0];
    }

    /// Customers who were held out are told better, but only as long as it held.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatHeldOnceAndHoldsNoLongerIsNotBelieved(long seed) throws InterruptedException {
        assertThat(ASKED.pulse(shop(seed, day -> day < DAYS - 25)).rhythm().trees())
                .isEqualTo(Trees.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whereNothingIsToBeSaidThereAreNone(long seed) throws InterruptedException {
        assertThat(ASKED.pulse(shop(seed, day -> false)).rhythm().trees()).isEqualTo(Trees.NONE);
    }

    @Test
    void theOrderOfTheInputDoesNotShow() throws InterruptedException {
        People people = shop(1, day -> true);
        assertThat(ASKED.pulse(people.shuffled(9)).rhythm().trees())
                .isEqualTo(ASKED.pulse(people).rhythm().trees())
                .isNotEqualTo(Trees.NONE);
    }

    @Test
    void howFarItIsNeverFalls() throws InterruptedException {
        List<Double> parts = new ArrayList<>();
        People people = shop(1, day -> true);
        Learner.learn(people, ASKED.of(people), (step, part) -> parts.add(part));
        assertThat(parts).isSorted().allMatch(part -> part >= 0 && part <= 1);
        assertThat(parts.stream().filter(part -> part > 0.6).count())
                .as("said while trees grow")
                .isGreaterThan(30);
    }

    /// What trees say of one is taken from the others: at the landmarks the sum stays that of what came.
    @Test
    void theSumOfWhatIsExpectedIsThatOfWhatCame() throws InterruptedException {
        People people = shop(4, day -> true);
        Question question = ASKED.of(people);
        LearnedPulse pulse = ASKED.pulse(people);
        List<Worth> worths = pulse.worths();
        List<Column> columns = worths.stream()
                .map(it -> new Column(Asked.RULES.signal(it.signal()), it.transform(), it.kernel()))
                .toList();
        Trees trees = pulse.rhythm().trees();
        Glimpse glimpse = new Glimpse(new Sight(Asked.RULES, question.targets(), columns, trees));
        long horizon = question.plan().horizonMicros();
        double[] sums = new double[2];
        people.walk(Asked.RULES, (key, timeline) -> {
            for (long landmark : question.plan().landmarks()) {
                if (!glimpse.look(timeline, landmark, horizon, horizon)) continue;
                double level = IntStream.range(0, columns.size())
                        .mapToDouble(i -> worths.get(i).weight() * glimpse.column(i))
                        .sum();
                sums[0] += Math.exp(pulse.rhythm().logMean(glimpse.standing(level)));
                sums[1] += glimpse.later();
            }
        });
        assertThat(trees.trees()).isNotEmpty();
        assertThat(sums[0] / sums[1]).isCloseTo(1, Offset.offset(1e-4));
    }
}
