package io.customerpulse.server.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.read.Roster.Shown;
import io.customerpulse.server.read.Selection.After;
import io.customerpulse.server.read.Selection.Filter;
import io.customerpulse.server.read.Selection.Range;
import io.customerpulse.server.store.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    private static final List<Stage> STAGES = List.of(Stage.values());
    private static final List<String> CHANNELS = List.of("", "email", "web", "shop");

    private final Roster roster = new Roster(Thresholds.USUAL);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itHoldsWhatAMapWouldHold(long seed) {
        Random chance = new Random(seed);
        Map<Key, Row> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            Row row = row(chance, chance.nextInt(2_000));
            if (chance.nextInt(3) == 0) {
                roster.remove(row.key());
                expected.remove(row.key());
            } else {
                roster.put(List.of(row), 1);
                expected.put(row.key(), row);
            }
        }
        assertThat(roster.size()).isEqualTo(expected.size());
        expected.forEach(
                (key, row) -> assertThat(roster.find(key)).as("seed %d", seed).contains(row));
    }

    @ParameterizedTest
    @EnumSource
    void pagesTogetherAreTheWholeInItsOrder(Order order) {
        Random chance = new Random(7);
        for (int customer = 0; customer < 500; customer++) roster.put(List.of(row(chance, customer)), 1);
        for (boolean rising : List.of(true, false)) {
            Selection all = new Selection(Filter.ALL, order, rising, Optional.empty(), 500);
            List<Row> whole = roster.select(all).rows();
            assertThat(whole).hasSize(500);
            assertThat(pages(order, rising)).isEqualTo(whole);
        }
    }

    @Test
    void whoHasNoNumberComesLastEitherWay() {
        Random chance = new Random(8);
        for (int customer = 0; customer < 300; customer++) roster.put(List.of(row(chance, customer)), 1);
        for (boolean rising : List.of(true, false)) {
            List<Double> momenta =
                    roster
                            .select(new Selection(Filter.ALL, Order.MOMENTUM, rising, Optional.empty(), 300))
                            .rows()
                            .stream()
                            .map(Row::momentum)
                            .toList();
            List<Double> numbers =
                    momenta.stream().filter(each -> !each.isNaN()).toList();
            assertThat(momenta.subList(0, numbers.size())).isEqualTo(numbers);
            assertThat(numbers)
                    .isSortedAccordingTo(rising ? Comparator.naturalOrder() : Comparator.reverseOrder())
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void aFilterHoldsForWhomAllOfItHolds() {
        Random chance = new Random(9);
        List<Row> rows = new ArrayList<>();
        for (int customer = 0; customer < 1_000; customer++) rows.add(row(chance, customer));
        roster.put(rows, 1);
        Filter filter = new Filter(
                List.of(Stage.NEW, Stage.LOST),
                new Range(-50, 50),
                new Range(0, Double.POSITIVE_INFINITY),
                Range.ALL,
                Range.ALL,
                Optional.of("email"),
                Search.ANYBODY,
                key -> key.low() % 2 == 0);
        Shown shown = roster.select(new Selection(filter, Order.PULSE, false, Optional.empty(), 1_000));

        assertThat(shown.rows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.stage() == Stage.NEW || row.stage() == Stage.LOST)
                        .filter(row -> Math.abs(row.pulse()) <= 50 && row.momentum() >= 0)
                        .filter(row ->
                                row.channel().equals("email") && row.key().low() % 2 == 0)
                        .toList());
        assertThat(shown.total()).isEqualTo(shown.rows().size());
        assertThat(shown.next()).isEmpty();
    }

    @Test
    void aSearchGoesTogetherWithTheRestOfAFilter() {
        Random chance = new Random(13);
        List<Row> rows = new ArrayList<>();
        for (int customer = 0; customer < 500; customer++) rows.add(row(chance, customer));
        roster.put(rows, 1);
        for (int gone = 0; gone < 500; gone += 3) roster.remove(rows.get(gone).key());
        Filter filter = new Filter(
                List.of(),
                new Range(0, 100),
                Range.ALL,
                Range.ALL,
                Range.ALL,
                Optional.empty(),
                new Search("4", false, Optional.empty()),
                key -> true);
        List<Row> expected = new ArrayList<>();
        for (int customer = 0; customer < 500; customer++) {
            boolean isThere = customer % 3 != 0 && String.valueOf(customer).startsWith("4");
            if (isThere && rows.get(customer).pulse() >= 0) expected.add(rows.get(customer));
        }
        assertThat(roster.select(new Selection(filter, Order.PULSE, false, Optional.empty(), 1_000))
                        .rows())
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whoIsNotMetInARoundIsTakenOut() {
        Random chance = new Random(10);
        roster.put(List.of(row(chance, 1), row(chance, 2), row(chance, 3)), 1);
        Row again = row(chance, 2);
        roster.put(List.of(again), 2);
        roster.roundDone(2, Instant.EPOCH);

        assertThat(roster.size()).isEqualTo(1);
        assertThat(roster.find(again.key())).contains(again);
    }

    @Test
    void theTypicalGapIsTheMedianOfTheMeanGaps() {
        Random chance = new Random(11);
        assertThat(roster.typicalGapDays()).isEqualTo(Thresholds.TYPICAL_GAP_DAYS);
        for (int i = 0; i < 5; i++) roster.put(List.of(row(chance, i, 10.0 * i)), 1);
        roster.put(List.of(row(chance, 99, Double.NaN)), 1);

        assertThat(roster.measureTypicalGap()).isTrue();
        assertThat(roster.typicalGapDays()).isEqualTo(20);
        assertThat(roster.measureTypicalGap()).isFalse();
    }

    @Test
    void stagesAddUpToEverybody() {
        Random chance = new Random(12);
        double pulse = 0;
        for (int customer = 0; customer < 100; customer++) {
            Row row = row(chance, customer);
            roster.put(List.of(row), 1);
            pulse += row.pulse();
        }
        assertThat(roster.stages()).hasSameSizeAs(Stage.values());
        assertThat(roster.stages().stream().mapToLong(Roster.StageCount::count).sum())
                .isEqualTo(100);
        assertThat(roster.stages().stream()
                        .mapToDouble(Roster.StageCount::pulse)
                        .sum())
                .isCloseTo(pulse, within(1e-6));
    }

    private List<Row> pages(Order order, boolean rising) {
        List<Row> rows = new ArrayList<>();
        Optional<After> after = Optional.empty();
        do {
            Shown shown = roster.select(new Selection(Filter.ALL, order, rising, after, 37));
            rows.addAll(shown.rows());
            after = shown.next();
        } while (after.isPresent());
        return rows;
    }

    private static Row row(Random chance, int customer) {
        return row(chance, customer, chance.nextInt(60));
    }

    private static Row row(Random chance, int customer, double gap) {
        boolean returned = chance.nextInt(4) > 0;
        long last = chance.nextLong(1_000_000_000L);
        return new Row(
                Key.of("user_id:" + customer),
                chance.nextInt(-100, 100),
                returned ? chance.nextGaussian() : Double.NaN,
                returned ? chance.nextDouble(9) : Double.NaN,
                1 + chance.nextInt(40),
                gap,
                STAGES.get(chance.nextInt(STAGES.size())),
                new Row.Span(last / 2, last, returned ? last : Long.MIN_VALUE),
                chance.nextInt(100),
                CHANNELS.get(chance.nextInt(CHANNELS.size())),
                Search.text(List.of(new Identifier(Identifier.USER_ID, "" + customer))));
    }
}
