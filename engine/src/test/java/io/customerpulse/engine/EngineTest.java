package io.customerpulse.engine;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static io.customerpulse.engine.sample.Samples.outreach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.sample.Definition;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.sample.States;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.CustomerState.Parts;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineTest {

    /// Longer than any history, and wider: nothing is final before all has arrived.
    private static final Patience ENDLESS = new Patience(Duration.ofDays(500), 10_000);

    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Instant LATER = NOON.plus(Duration.ofDays(150));

    private final Engine engine = new Engine(RULES, ENDLESS);

    // ---- by example --------------------------------------------------------------------------

    @Test
    void emptyIsNothing() {
        assertThat(engine.pulse(engine.empty(), NOON)).isEqualTo(Pulse.NONE);
        assertThat(engine.empty().seenMicros()).isEqualTo(Long.MIN_VALUE);
    }

    /// One browsing of half a point, seven days and one half-life ago.
    @Test
    void anInteractionFades() {
        CustomerState state = engine.step(engine.empty(), interaction("browse", NOON));
        Pulse pulse = engine.pulse(state, NOON.plus(Duration.ofDays(7)));
        assertThat(pulse).isEqualTo(new Pulse(0.25, 0, 0.5, 0));
        assertThat(pulse.decay()).isEqualTo(0.25);
    }

    @Test
    void aTimelineOfSeveralIsTakenInAtOnce() {
        Timeline both = new Timeline(RULES);
        both.add(interaction("browse", NOON));
        both.add(interaction("reward", NOON));
        CustomerState atOnce = engine.step(engine.empty(), both);
        assertThat(atOnce.parts())
                .isEqualTo(stepped(engine, List.of(interaction("browse", NOON), interaction("reward", NOON)))
                        .parts());
        assertThat(atOnce.summary().interactions()).isEqualTo(2);
    }

    @Test
    void refusesToReadThePast() {
        CustomerState state = engine.step(engine.empty(), interaction("browse", NOON));
        assertThatThrownBy(() -> engine.pulse(state, NOON.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read a state of 2026-03-01T12:00:00Z back at 2026-03-01T11:59:59Z: use the ledger");
    }

    @Test
    void aLateResponseTakesTheNoiseBack() {
        Engine live = new Engine(RULES, Patience.LIVE);
        CustomerState state = live.step(live.empty(), interaction("email", NOON, outreach("spring")));
        state = live.step(state, interaction("purchase", NOON.plus(Duration.ofDays(5))));
        Instant now = NOON.plus(Duration.ofDays(6));
        assertThat(live.pulse(state, now).noise()).isEqualTo(-0.5);

        state = live.step(state, interaction("click", NOON.plus(TWO_DAYS), outreach("spring")));
        assertThat(live.pulse(state, now).noise()).isZero();
    }

    @Test
    void afterTheLatenessTheNoiseIsFinal() {
        Engine live = new Engine(RULES, Patience.LIVE);
        CustomerState state = live.step(live.empty(), interaction("email", NOON, outreach("spring")));
        state = live.step(
                state, interaction("purchase", NOON.plus(Duration.ofDays(6)).plusNanos(1_000)));
        assertThat(state.parts().questions().open()).isEmpty();

        state = live.step(state, interaction("click", NOON.plus(TWO_DAYS), outreach("spring")));
        assertThat(live.pulse(state, NOON.plus(Duration.ofDays(7))).noise()).isEqualTo(-0.5);
    }

    @Test
    void upToTheLatenessAResponseIsStillMatched() {
        Engine live = new Engine(RULES, Patience.LIVE);
        CustomerState state = live.step(live.empty(), interaction("email", NOON, outreach("spring")));
        state = live.step(state, interaction("purchase", NOON.plus(Duration.ofDays(6))));
        assertThat(state.parts().questions().open()).hasSize(1);

        state = live.step(state, interaction("click", NOON.plus(Duration.ofDays(3)), outreach("spring")));
        assertThat(live.pulse(state, NOON.plus(Duration.ofDays(7))).noise()).isZero();
    }

    @Test
    void aResponseWaitsForAnOutreachThatArrivesAfterIt() {
        Engine live = new Engine(RULES, Patience.LIVE);
        CustomerState state = live.step(live.empty(), interaction("click", NOON.plusSeconds(60), outreach("spring")));
        state = live.step(state, interaction("email", NOON, outreach("spring")));
        assertThat(live.pulse(state, NOON.plus(Duration.ofDays(9))).noise()).isZero();
    }

    @Test
    void aResponseWaitsNoLongerThanTheLateness() {
        Engine live = new Engine(RULES, Patience.LIVE);
        CustomerState state = live.step(live.empty(), interaction("click", NOON, outreach("spring")));
        state = live.step(state, interaction("noted", NOON.plus(Duration.ofDays(3))));
        assertThat(state.parts().questions().answers()).hasSize(1);
        state = live.step(
                state, interaction("noted", NOON.plus(Duration.ofDays(3)).plusNanos(1_000)));
        assertThat(state.parts().questions().answers()).isEmpty();
        // One that arrives too late to wait is not kept at all.
        state = live.step(state, interaction("click", NOON, outreach("spring")));
        assertThat(state.parts().questions().answers()).isEmpty();
    }

    @Test
    void aStateIsPutBackTogetherFromItsParts() {
        for (long seed = 0; seed < 50; seed++) {
            Parts parts = stepped(engine, Samples.history(seed)).parts();
            CustomerState restored = CustomerState.of(parts, RULES);
            assertThat(restored.parts()).as("seed %d", seed).isEqualTo(parts);
            assertThat(restored.summary()).isEqualTo(parts.summary());
            assertThat(restored.seenMicros()).isEqualTo(parts.seenMicros());
        }
    }

    // ---- for all histories -------------------------------------------------------------------

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void arrivalOrderDoesNotMatter(long seed) {
        List<Interaction> history = Samples.history(seed);
        List<Interaction> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));
        CustomerState one = stepped(engine, history);
        CustomerState other = stepped(engine, shuffled);

        double rounding = 1e-12 * Definition.magnitudes(history, LATER);
        States.assertSame(other, one, rounding);
        States.assertSame(engine.pulse(other, LATER), engine.pulse(one, LATER), rounding);
        States.assertSame(engine.pulse(one, LATER), Definition.pulse(history, LATER), 1e-9);
    }

    /// Each interaction arrives up to two days after it happened: any such order gives what the sorted one gives.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withinTheLatenessArrivalOrderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        Engine limited = new Engine(RULES, new Patience(TWO_DAYS, 10_000));
        record Arrival(Interaction interaction, Instant at) {}
        List<Interaction> arriving = Samples.history(seed).stream()
                .map(i -> new Arrival(i, i.at().plusNanos(random.nextLong(TWO_DAYS.toNanos()))))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::interaction)
                .toList();

        CustomerState state = stepped(limited, arriving);
        double rounding = 1e-12 * Definition.magnitudes(arriving, LATER);
        States.assertSame(limited.pulse(state, LATER), Definition.pulse(arriving, LATER), 1e-9);
        States.assertSame(state, stepped(limited, sorted(arriving)), rounding);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shardsMayBeSummed(long seed) {
        Random random = new Random(seed);
        List<List<Interaction>> shards = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Interaction> history = Samples.history(seed);
        for (Interaction interaction : history) shards.get(random.nextInt(3)).add(interaction);
        CustomerState a = stepped(engine, shards.get(0));
        CustomerState b = stepped(engine, shards.get(1));
        CustomerState c = stepped(engine, shards.get(2));

        double rounding = 1e-12 * Definition.magnitudes(history, LATER);
        CustomerState whole = stepped(engine, history);
        CustomerState leftFirst = engine.merge(engine.merge(a, b), c);
        States.assertSame(leftFirst, whole, rounding);
        States.assertSame(engine.merge(a, engine.merge(b, c)), whole, rounding);
        States.assertSame(engine.pulse(leftFirst, LATER), engine.pulse(whole, LATER), rounding);
        assertThat(engine.merge(a, b).parts()).isEqualTo(engine.merge(b, a).parts());
        assertThat(engine.merge(a, engine.empty()).parts()).isEqualTo(a.parts());
        assertThat(engine.merge(engine.empty(), a).parts()).isEqualTo(a.parts());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStepLeavesTheOldStateAsItWas(long seed) {
        List<Interaction> history = Samples.history(seed);
        CustomerState before = stepped(engine, history.subList(0, history.size() / 2));
        Parts parts = before.parts();

        CustomerState after = before;
        for (Interaction later : history.subList(history.size() / 2, history.size())) after = engine.step(after, later);
        engine.merge(before, after);
        engine.merge(after, before);
        engine.pulse(before, LATER);

        assertThat(before.parts()).isEqualTo(parts);
        assertThat(after.summary().interactions()).isEqualTo(history.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void openMaxBoundsEveryListAndLosesNoPoints(long seed) {
        Random random = new Random(seed);
        int openMax = random.nextInt(1, 8);
        Engine tight = new Engine(RULES, new Patience(Duration.ofDays(500), openMax));
        List<Interaction> history = Samples.history(seed);
        int cut = random.nextInt(history.size() + 1);
        CustomerState state = tight.empty();
        for (Interaction interaction : history.subList(0, cut)) {
            state = tight.step(state, interaction);
            States.assertBounded(state, openMax);
        }
        CustomerState merged = tight.merge(state, stepped(tight, history.subList(cut, history.size())));
        States.assertBounded(merged, openMax);

        Pulse pulse = tight.pulse(merged, LATER);
        Pulse expected = Definition.pulse(history, LATER);
        double rounding = 1e-12 * Definition.magnitudes(history, LATER);
        States.assertClose("investments", pulse.investments(), expected.investments(), rounding);
        // What is final early may be noise that an answer would have taken back, never the other way round.
        States.assertClose("returns", pulse.returns() - pulse.noise(), expected.returns() - expected.noise(), rounding);
        assertThat(pulse.noise()).isLessThanOrEqualTo(expected.noise() + rounding);
    }

    @Test
    void mergesOfWideStatesStayBounded() {
        Engine tight = new Engine(RULES, new Patience(Duration.ofDays(500), 3));
        CustomerState one = tight.empty();
        CustomerState other = tight.empty();
        for (int i = 0; i < 3; i++) {
            one = tight.step(one, interaction("email", NOON.plusSeconds(i), outreach("a" + i)));
            other = tight.step(other, interaction("email", NOON.plusSeconds(i), outreach("b" + i)));
            one = tight.step(one, interaction("click", NOON.plusSeconds(i), outreach("c" + i)));
            other = tight.step(other, interaction("click", NOON.plusSeconds(i), outreach("d" + i)));
            one = tight.step(one, interaction("coupon", NOON.plusSeconds(i)));
            other = tight.step(other, interaction("coupon", NOON.plusSeconds(i)));
        }
        CustomerState merged = tight.merge(one, other);
        States.assertBounded(merged, 3);
        assertThat(merged.parts()).isEqualTo(tight.merge(other, one).parts());
        Pulse pulse = tight.pulse(merged, NOON.plus(Duration.ofDays(9)));
        assertThat(pulse.noise()).isEqualTo(-3);
        assertThat(pulse.investments()).isEqualTo(15);
        assertThat(merged.seenMicros()).isEqualTo(Micros.of(NOON.plusSeconds(2)));
    }

    // ---- the world these tests live in -------------------------------------------------------

    static Stream<Long> seeds() {
        return Samples.seeds();
    }

    private static List<Interaction> sorted(List<Interaction> interactions) {
        return interactions.stream()
                .sorted(Comparator.comparing(Interaction::at))
                .toList();
    }

    private static CustomerState stepped(Engine engine, List<Interaction> interactions) {
        CustomerState state = engine.empty();
        for (Interaction interaction : interactions) state = engine.step(state, interaction);
        return state;
    }
}
