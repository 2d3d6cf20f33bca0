package io.customerpulse.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.learning.People.Deed;
import io.customerpulse.learning.evaluation.Evaluation;
import io.customerpulse.learning.evaluation.Report;
import io.customerpulse.learning.evaluation.Scored;
import io.customerpulse.learning.evaluation.Scored.ByFrequency;
import io.customerpulse.stats.forecast.Probabilities.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes after the split changes nothing that was said at it, to the last bit.
class NothingLeaksTest {

    private static final int DAYS = 260;
    private static final int SPLIT = 200;
    private static final int HORIZON_DAYS = 45;
    private static final int PEOPLE = 400;
    private static final Asked ASKED = new Asked(SPLIT, HORIZON_DAYS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFutureDoesNotChangeWhatIsLearned(long seed) throws InterruptedException {
        People people = Everyday.of(PEOPLE, DAYS, seed);
        assertThat(ASKED.pulse(otherFuture(people, seed))).isEqualTo(ASKED.pulse(people));
        assertThat(ASKED.pulse(past(people))).isEqualTo(ASKED.pulse(people));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFutureDoesNotChangeAnyForecast(long seed) throws InterruptedException {
        People people = Everyday.of(PEOPLE, DAYS, seed);
        Report before = ASKED.evaluate(people, Evaluation.MODELS);
        Report after = ASKED.evaluate(otherFuture(people, seed), Evaluation.MODELS);
        assertThat(after.occasions()).isNotEqualTo(before.occasions());
        assertThat(before.models()).extracting(Scored::name).containsExactlyElementsOf(Evaluation.MODELS);
        for (String model : Evaluation.MODELS) {
            assertThat(said(Asked.row(after, model))).as(model).isEqualTo(said(Asked.row(before, model)));
        }
    }

    /// With the same occasions, all there is to say of the models is the same: also how they rank each customer.
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whatComesBesideTheOccasionsChangesNoMeasure(long seed) throws InterruptedException {
        People people = Everyday.of(PEOPLE, DAYS, seed);
        List<Deed> more = new ArrayList<>(strangers(seed));
        for (Deed deed : people.all()) {
            if (deed.day() >= SPLIT) more.add(new Deed(deed.person(), deed.day() + 0.001, "visit", Double.NaN));
            if (deed.day() >= SPLIT + HORIZON_DAYS) {
                more.add(new Deed(deed.person(), deed.day() + 0.002, "purchase", 9));
            }
        }
        People other = people.only(deed -> deed.day() < SPLIT || deed.signal().equals("purchase"))
                .and(more);
        assertThat(ASKED.evaluate(other, Evaluation.MODELS)).isEqualTo(ASKED.evaluate(people, Evaluation.MODELS));
    }

    /// What a model says of the customers, whatever they do: forecasts by earlier occasions, chances by tenth, and
    /// what it says of itself.
    private static List<Object> said(Scored model) {
        return Stream.of(
                        Stream.of(model.remark()),
                        model.frequency().stream().map(ByFrequency::expected),
                        model.bins().stream().map(Bin::forecast))
                .flatMap(it -> it)
                .map(Object.class::cast)
                .toList();
    }

    private static People past(People people) {
        return people.only(deed -> deed.day() < SPLIT);
    }

    /// Other people, other days, other amounts, from the split on.
    private static People otherFuture(People people, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        List<Deed> future = new ArrayList<>(strangers(seed));
        for (long person = 1; person <= PEOPLE; person += 3) {
            future.add(new Deed(person, SPLIT + random.nextDouble(0, DAYS - SPLIT), "purchase", 1e6));
            future.add(new Deed(person, SPLIT, "offer", Double.NaN));
        }
        return past(people).and(future);
    }

    /// Who is first seen after the split.
    private static List<Deed> strangers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(50, SPLIT, DAYS)
                .mapToObj(day -> new Deed(PEOPLE + 1 + Math.round(day * 1e6), day, "purchase", 12))
                .toList();
    }
}
