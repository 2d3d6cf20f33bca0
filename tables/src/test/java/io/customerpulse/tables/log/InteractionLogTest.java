package io.customerpulse.tables.log;

import static io.customerpulse.tables.sample.Sample.NOON;
import static io.customerpulse.tables.sample.Sample.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionLogTest {

    private static final Optional<ZoneId> NO_DAYS = Optional.empty();

    @Test
    void anEmptyLogShowsNobody() {
        InteractionLog log = Sample.log(List.of(), NO_DAYS);
        assertThat(Sample.timelines(log)).isEmpty();
        assertThat(log.size()).isZero();
        assertThat(log.latestMicros()).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 48, 49, 2_047, 2_048, 2_049, 9_000})
    void oneCustomersRowsComeInTheOrderOfTimeHoweverManyThereAre(int rows) {
        List<Interaction> shuffled = new ArrayList<>();
        for (int i = 0; i < rows; i++) shuffled.add(Sample.interaction("ada", "open", NOON.plusSeconds(i)));
        Collections.shuffle(shuffled, new Random(rows));
        List<Long> seconds = new ArrayList<>();
        Sample.walk(Sample.log(shuffled, NO_DAYS), List.of((InteractionLog.Visitor) (customer, timeline) -> {
            for (int row = 0; row < timeline.size(); row++) {
                seconds.add((timeline.atMicros(row) - Micros.of(NOON)) / 1_000_000);
            }
        }));
        assertThat(seconds).hasSize(rows).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCustomerHasAllOwnRowsAndNoOthers(long seed) {
        List<Interaction> all = Sample.interactions(seed, 200, 3_000);
        Map<String, List<Instant>> expected = new TreeMap<>();
        for (Interaction it : all) {
            expected.computeIfAbsent(it.customer(), none -> new ArrayList<>()).add(it.at());
        }
        expected.values().forEach(Collections::sort);
        Map<String, List<Instant>> visited = new TreeMap<>();
        InteractionLog log = Sample.log(all, NO_DAYS);
        InteractionLog.Visitor visitor = (customer, timeline) -> {
            List<Instant> own = new ArrayList<>();
            for (int row = 0; row < timeline.size(); row++) own.add(Micros.instant(timeline.atMicros(row)));
            visited.put(log.customers().name(customer), own);
        };
        Sample.walk(log, List.of(visitor));
        assertThat(visited).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfTheInputDoesNotShow(long seed) {
        Optional<ZoneId> days = seed % 2 == 0 ? NO_DAYS : Optional.of(ZoneOffset.UTC);
        List<Interaction> all = Sample.interactions(seed, 5, 1_500);
        Map<String, List<String>> once = Sample.timelines(Sample.log(all, days));
        for (int shuffle = 0; shuffle < 4; shuffle++) {
            List<Interaction> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed + 1_000L * shuffle));
            assertThat(Sample.timelines(Sample.log(shuffled, days))).isEqualTo(once);
        }
    }

    @Test
    void unknownSignalsAtOneInstantStandInTheOrderOfTheirNames() {
        Interaction one = valued("aaa", 500);
        Interaction other = valued("zzz", 300);
        assertThat(Sample.timelines(Sample.log(List.of(other, one), NO_DAYS)))
                .isEqualTo(Sample.timelines(Sample.log(List.of(one, other), NO_DAYS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void threadsShareTheCustomersAndMissNone(int threads) {
        List<Interaction> all = Sample.interactions(7, 500, 4_000);
        InteractionLog log = Sample.log(all, NO_DAYS);
        List<Integer> visited = Collections.synchronizedList(new ArrayList<>());
        List<InteractionLog.Visitor> visitors = Stream.generate(
                        () -> (InteractionLog.Visitor) (customer, timeline) -> visited.add(customer))
                .limit(threads)
                .toList();
        Sample.walk(log, visitors);
        assertThat(visited).hasSize(log.customers().size()).doesNotHaveDuplicates();
    }

    @Test
    void whatAVisitorThrowsIsKeptAsTheCause() {
        InteractionLog log = Sample.log(Sample.interactions(1, 3, 10), NO_DAYS);
        InteractionLog.Visitor broken = (customer, timeline) -> {
            throw new ArithmeticException("broken");
        };
        assertThatThrownBy(() -> log.walk(List.of(broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");
    }

    @Test
    void anInterruptedWalkEnds() {
        InteractionLog log = Sample.log(Sample.interactions(1, 300, 1_000), NO_DAYS);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> log.walk(List.of((customer, timeline) -> {})))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void unknownSignalsAreCountedByTheirName() {
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(Sample.interaction("ada", "signal " + i % 40, NOON.plus(Duration.ofHours(i))));
            all.add(Sample.interaction("ada", "ORDER-COMPLETED", NOON));
        }
        assertThat(Sample.log(all, NO_DAYS).signals().unknown())
                .hasSize(40)
                .containsEntry("signal 0", 25L)
                .containsEntry("signal 39", 25L);
    }

    @Test
    void theLatestInstantIsKnown() {
        InteractionLog log = Sample.log(
                List.of(
                        Sample.interaction("ada", "open", NOON.plusSeconds(9)),
                        Sample.interaction("ben", "open", NOON)),
                NO_DAYS);
        assertThat(Micros.instant(log.latestMicros())).isEqualTo(NOON.plusSeconds(9));
        assertThat(log.size()).isEqualTo(2);
        assertThat(log.rules()).isSameAs(RULES);
    }

    private static Interaction valued(String signal, long minor) {
        return new Interaction("", "ada", signal, NOON, new Money(minor, "USD"), About.NOTHING);
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(12).boxed();
    }
}
