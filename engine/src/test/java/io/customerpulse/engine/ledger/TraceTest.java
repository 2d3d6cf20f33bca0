package io.customerpulse.engine.ledger;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static io.customerpulse.engine.sample.Samples.outreach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Entry.Kind;
import io.customerpulse.engine.ledger.Trace.Point;
import io.customerpulse.engine.ledger.Trace.Span;
import io.customerpulse.engine.sample.Definition;
import io.customerpulse.engine.sample.Samples;
import io.customerpulse.engine.sample.States;
import io.customerpulse.engine.vitals.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Test
    void hasAPointAtEveryStepAndAroundEveryBeat() {
        Instant beat = NOON.plus(Duration.ofHours(30));
        List<Interaction> both = List.of(interaction("browse", NOON.minus(DAY)), interaction("browse", beat));
        Trace trace = Trace.of(both, RULES, 30, new Span(NOON, NOON.plus(DAY.multipliedBy(3)), DAY));
        assertThat(trace.points())
                .extracting(Point::at)
                .containsExactly(
                        NOON,
                        NOON.plus(DAY),
                        beat.minus(MICROSECOND),
                        beat,
                        NOON.plus(DAY.multipliedBy(2)),
                        NOON.plus(DAY.multipliedBy(3)));
        assertThat(trace.beats()).extracting(Entry::bookedAt).containsExactly(beat);
        double jump = trace.points().get(3).pulse().level()
                - trace.points().get(2).pulse().level();
        States.assertClose("jump", jump, 0.5, 1e-9);
    }

    @Test
    void endsAtItsLastInstantWhateverTheStep() {
        Trace trace = Trace.of(
                List.of(interaction("browse", NOON)), RULES, 30, new Span(NOON, NOON.plus(DAY), Duration.ofHours(10)));
        assertThat(trace.points())
                .extracting(Point::at)
                .containsExactly(
                        NOON, NOON.plus(Duration.ofHours(10)), NOON.plus(Duration.ofHours(20)), NOON.plus(DAY));
    }

    @Test
    void hasNoPointBeforeTheFirstInteraction() {
        Span span = new Span(NOON.minus(DAY), NOON.plus(DAY), Duration.ofHours(6));
        Trace trace = Trace.of(List.of(interaction("browse", NOON)), RULES, 30, span);
        assertThat(trace.points().getFirst().at()).isEqualTo(NOON);
        assertThat(trace.points().getFirst().vitals().stage()).isEqualTo(Stage.NEW);
        assertThat(Trace.of(List.of(), RULES, 30, span).points()).isEmpty();
    }

    @Test
    void beatsAreInvestmentsReturnsAndNoiseOfTheTracedTime() {
        List<Interaction> history = List.of(
                interaction("browse", NOON.minus(DAY)),
                interaction("email", NOON, outreach("spring")),
                interaction("browse", NOON.plus(DAY.multipliedBy(9))));
        Trace trace = Trace.of(history, RULES, 30, new Span(NOON, NOON.plus(DAY.multipliedBy(8)), DAY));
        assertThat(trace.beats()).extracting(Entry::kind).containsExactly(Kind.INTERACTION, Kind.NOISE);
        assertThat(trace.points().getFirst().at()).isEqualTo(NOON);
    }

    /// Finer digits than microseconds are cut off, so no instant is there twice.
    @Test
    void instantsAreTakenToTheMicrosecond() {
        Interaction browse = interaction("browse", NOON.plusNanos(500));
        Trace trace = Trace.of(
                List.of(browse),
                RULES,
                30,
                new Span(NOON.plusNanos(700), NOON.plus(DAY).plusNanos(999), DAY));
        assertThat(trace.points()).extracting(Point::at).containsExactly(NOON, NOON.plus(DAY));
        assertThat(trace.beats()).hasSize(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyPointIsTheDefinition(long seed) {
        List<Interaction> history = Samples.history(seed)
                .subList(0, Math.min(40, Samples.history(seed).size()));
        Trace trace = Trace.of(
                history, RULES, 30, new Span(NOON.plus(DAY), NOON.plus(DAY.multipliedBy(90)), DAY.multipliedBy(5)));
        assertThat(trace.points()).extracting(Point::at).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(trace.points()).extracting(Point::at).doesNotHaveDuplicates();
        for (Point point : trace.points()) {
            States.assertSame(point.pulse(), Definition.pulse(history, point.at()), 1e-9);
        }
    }

    @Test
    void aSpanHasLimits() {
        assertThatThrownBy(() -> new Span(NOON, NOON.minus(DAY), DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("to must not be before from: 2026-03-01T12:00:00Z, 2026-02-28T12:00:00Z");
        assertThatThrownBy(() -> new Span(NOON, NOON, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step must be positive: PT0S");
        assertThatThrownBy(() -> new Span(NOON, NOON.plusSeconds(100_001), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at most 100000 steps from 2026-03-01T12:00:00Z to 2026-03-02T15:46:41Z, not 100001:"
                        + " choose a longer step");
        assertThat(new Span(NOON, NOON.plusSeconds(100_000), Duration.ofSeconds(1)).from())
                .isEqualTo(NOON);
        assertThat(new Span(NOON, NOON, DAY).to()).isEqualTo(NOON);
    }

    static Stream<Long> seeds() {
        return Samples.seeds();
    }
}
