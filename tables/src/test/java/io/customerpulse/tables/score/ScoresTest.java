package io.customerpulse.tables.score;

import static io.customerpulse.tables.sample.Sample.NOON;
import static io.customerpulse.tables.sample.Sample.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.Engine;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.CustomerState;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.log.InteractionLog;
import io.customerpulse.tables.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScoresTest {

    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);
    private static final Instant AFTER_ALL = NOON.plus(Duration.ofDays(130));

    @ParameterizedTest
    @MethodSource("seeds")
    void everyScoreIsTheLedgersSumAtEveryInstant(long seed) throws InterruptedException {
        List<Interaction> all = Sample.interactions(seed, 6, 200);
        InteractionLog log = Sample.log(all, Optional.empty());
        Map<String, List<Interaction>> byCustomer = all.stream().collect(Collectors.groupingBy(Interaction::customer));
        for (int days : new int[] {1, 8, 31, 77, 130}) {
            Instant at = NOON.plus(Duration.ofDays(days));
            for (ScoreRow row : rows(Scores.of(log, at, 1))) {
                List<Interaction> own = byCustomer.getOrDefault(row.customer(), List.of());
                Pulse now = Ledger.of(own, RULES, at).pulse();
                assertThat(row.pulse().level()).isEqualTo(now.level(), TOLERANCE);
                assertThat(row.pulse().investments()).isEqualTo(now.investments(), TOLERANCE);
                assertThat(row.pulse().returns()).isEqualTo(now.returns(), TOLERANCE);
                assertThat(row.pulse().noise()).isEqualTo(now.noise(), TOLERANCE);
                assertThat(row.pulse().decay()).isEqualTo(now.decay(), TOLERANCE);
                assertThat(row.trends().days7()).isEqualTo(now.level() - level(own, at, 7), TOLERANCE);
                assertThat(row.trends().days30()).isEqualTo(now.level() - level(own, at, 30), TOLERANCE);
                List<Instant> past = own.stream()
                        .map(Interaction::at)
                        .filter(it -> !it.isAfter(at))
                        .sorted()
                        .toList();
                assertThat(row.interactions()).isEqualTo(past.size());
                assertThat(row.firstAt()).isEqualTo(past.getFirst());
                assertThat(row.lastAt()).isEqualTo(past.getLast());
            }
        }
    }

    @Test
    void whoComesOnlyLaterIsLeftOut() throws InterruptedException {
        InteractionLog log = Sample.log(
                List.of(
                        Sample.interaction("late", "open", NOON.plusSeconds(1)),
                        Sample.interaction("early", "open", NOON)),
                Optional.empty());
        assertThat(rows(Scores.of(log, NOON, 1))).extracting(ScoreRow::customer).containsExactly("early");
        assertThat(rows(Scores.of(log, NOON.minusSeconds(1), 1))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreTheSameForEveryOrderOfTheInputAndAnyThreads(long seed) throws InterruptedException {
        List<Interaction> all = new ArrayList<>(Sample.interactions(seed, 90, 1_200));
        List<ScoreRow> rows = rows(Scores.of(Sample.log(all, Optional.empty()), AFTER_ALL, 1));
        Collections.shuffle(all, new Random(seed));
        InteractionLog shuffled = Sample.log(all, Optional.empty());
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(rows(Scores.of(shuffled, AFTER_ALL, threads))).isEqualTo(rows);
        }
        assertThat(rows).extracting(ScoreRow::customer).isSorted();
    }

    @Test
    void aStateMergedEventByEventHasTheSameVitals() throws InterruptedException {
        List<Interaction> all = Sample.interactions(3, 1, 60);
        Scores scores = Scores.of(Sample.log(all, Optional.empty()), AFTER_ALL, 1);
        Engine engine = new Engine(RULES, Patience.SORTED);
        CustomerState state = engine.empty();
        for (Interaction interaction :
                all.stream().sorted(Comparator.comparing(Interaction::at)).toList()) {
            state = engine.step(state, interaction);
        }
        Vitals vitals =
                Vitals.of(state.summary().signs(), RULES.thresholds(), scores.typicalGapDays(), Micros.of(AFTER_ALL));
        ScoreRow row = scores.row(0);
        assertThat(row.vitals().stage()).isEqualTo(vitals.stage());
        assertThat(row.vitals().cadenceDays()).isEqualTo(vitals.cadenceDays(), TOLERANCE);
        assertThat(row.vitals().momentum().orElseThrow())
                .isEqualTo(vitals.momentum().orElseThrow(), TOLERANCE);
        assertThat(row.vitals().overdue().orElseThrow())
                .isEqualTo(vitals.overdue().orElseThrow(), TOLERANCE);
    }

    @Test
    void theTypicalGapIsTheMedianOfThoseWhoReturnedMoreThanOnce() throws InterruptedException {
        List<Interaction> all = new ArrayList<>();
        returns(all, "two days apart", 2, 5);
        returns(all, "ten days apart", 10, 3);
        returns(all, "four days apart", 4, 4);
        all.add(Sample.interaction("once", "open", NOON));
        assertThat(Scores.of(Sample.log(all, Optional.empty()), AFTER_ALL, 1).typicalGapDays())
                .isEqualTo(4, TOLERANCE);
    }

    @Test
    void withoutAnyRhythmTheTypicalGapIsTheUsualOne() throws InterruptedException {
        InteractionLog log = Sample.log(List.of(Sample.interaction("once", "open", NOON)), Optional.empty());
        Scores scores = Scores.of(log, NOON, 1);
        assertThat(scores.typicalGapDays()).isEqualTo(Thresholds.TYPICAL_GAP_DAYS);
        assertThat(scores.row(0).vitals().stage()).isEqualTo(Stage.NEW);
        assertThat(scores.at()).isEqualTo(NOON);
    }

    @Test
    void theCatalogMayStateTheTypicalGap() throws InterruptedException {
        InteractionLog log = new InteractionLog(Sample.rules("""
                thresholds: {typical_gap: 11d}
                signals:
                  open: {side: return, weight: 1, half_life: 7d}
                """), Optional.empty());
        List<Interaction> all = new ArrayList<>();
        returns(all, "ada", 2, 5);
        all.forEach(log::add);
        assertThat(Scores.of(log, AFTER_ALL, 1).typicalGapDays()).isEqualTo(11);
    }

    @Test
    void scoringCanBeInterrupted() {
        InteractionLog log = Sample.log(Sample.interactions(1, 10, 100), Optional.empty());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Scores.of(log, AFTER_ALL, 2)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void theColumnsStandInTheirDocumentedOrder() {
        assertThat(ScoreColumn.ALL)
                .extracting(ScoreColumn::name)
                .containsExactly(
                        "customer",
                        "pulse",
                        "investments",
                        "returns",
                        "decay",
                        "noise",
                        "momentum",
                        "trend_7d",
                        "trend_30d",
                        "cadence_days",
                        "overdue",
                        "stage",
                        "interactions",
                        "first_at",
                        "last_at");
    }

    private static void returns(List<Interaction> all, String customer, int gapDays, int count) {
        for (int i = 0; i < count; i++) {
            all.add(Sample.interaction(customer, "open", NOON.plusMillis(Micros.DAY / 1_000 * gapDays * i)));
        }
    }

    private static double level(List<Interaction> own, Instant at, int daysAgo) {
        return Ledger.of(own, RULES, at.minus(Duration.ofDays(daysAgo))).pulse().level();
    }

    private static List<ScoreRow> rows(Scores scores) {
        return IntStream.range(0, scores.size()).mapToObj(scores::row).toList();
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(20).boxed();
    }
}
