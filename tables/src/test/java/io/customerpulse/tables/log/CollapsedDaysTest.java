package io.customerpulse.tables.log;

import static io.customerpulse.tables.sample.Sample.NOON;
import static io.customerpulse.tables.sample.Sample.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.stats.time.Micros;
import io.customerpulse.tables.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A log's collapsed rows and the interactions written out for the ledger are the same thing twice.
class CollapsedDaysTest {

    private static final Offset<Double> TOLERANCE = Offset.offset(1e-9);
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC, ZoneId.of("Europe/Berlin"), ZoneId.of("America/St_Johns"), ZoneId.of("Pacific/Apia"));

    @ParameterizedTest
    @MethodSource("seeds")
    void logAndLedgerCollapseTheSameDays(long seed) {
        ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
        List<Interaction> all = Sample.interactions(seed, 1, 150);
        for (Duration later : List.of(Duration.ofDays(20), Duration.ofDays(101), Duration.ofDays(120))) {
            assertSame(all, zone, NOON.plus(later));
        }
    }

    @Test
    void aDayThatAClockEntersTwiceIsOneDay() {
        // At 00:01 on 2010-11-07 the clocks of St John's went back to 23:01 of the day before.
        ZoneId zone = ZoneId.of("America/St_Johns");
        Instant back = Instant.parse("2010-11-07T02:31:00Z");
        List<Interaction> all = Stream.of(-3_600, -30, 30, 1_800, 7_200)
                .map(seconds -> purchase(1_000, "USD", back.plusSeconds(seconds)))
                .toList();
        assertThat(new CollapsedDays(zone, RULES).of(all))
                .extracting(Interaction::value)
                .containsExactly(new Money(2_000 + 1_000, "USD"), new Money(2_000, "USD"));
        assertSame(all, zone, back.plus(Duration.ofDays(1)));
    }

    @Test
    void namesOfOneSignalAreOneSignal() {
        List<Interaction> all = List.of(
                Sample.interaction("ada", "Order Completed", NOON), Sample.interaction("ada", "order_completed", NOON));
        assertThat(new CollapsedDays(ZoneOffset.UTC, RULES).of(all)).hasSize(1);
        assertSame(all, ZoneOffset.UTC, NOON);
    }

    @Test
    void currenciesThatMeetAreSummedInTheCatalogsOwn() {
        List<Interaction> all = List.of(
                purchase(999, "EUR", NOON), purchase(1_001, "EUR", NOON.plusSeconds(1)), purchase(7, "USD", NOON));
        assertThat(new CollapsedDays(ZoneOffset.UTC, RULES).of(all))
                .extracting(Interaction::value)
                .containsExactly(new Money(2_207, "USD"));
        assertSame(all, ZoneOffset.UTC, NOON.plusSeconds(60));
    }

    @Test
    void aValueWithoutARateAddsNothing() {
        List<Interaction> all = List.of(purchase(999, "GBP", NOON), purchase(500, "EUR", NOON.plusSeconds(1)));
        assertThat(new CollapsedDays(ZoneOffset.UTC, RULES).of(all))
                .extracting(Interaction::value)
                .containsExactly(new Money(500, "EUR"));
        assertSame(all, ZoneOffset.UTC, NOON.plusSeconds(60));
    }

    @Test
    void ofEqualInstantsTheContentDecidesWhereTheDayBelongs() {
        List<Interaction> all = List.of(email("spring"), email("summer"), email("autumn"));
        List<Interaction> other = new ArrayList<>(all);
        Collections.reverse(other);
        CollapsedDays days = new CollapsedDays(ZoneOffset.UTC, RULES);
        assertThat(days.of(all).getFirst().about())
                .isEqualTo(days.of(other).getFirst().about());
    }

    private static void assertSame(List<Interaction> all, ZoneId zone, Instant at) {
        List<Interaction> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(all.size()));
        List<Interaction> collapsed = new CollapsedDays(zone, RULES).of(shuffled);
        Pulse ledger = Ledger.of(collapsed, RULES, at).pulse();
        InteractionLog log = Sample.log(all, Optional.of(zone));
        Fold fold = new Fold(RULES, Patience.SORTED);
        InteractionLog.Visitor visitor = (customer, timeline) -> {
            for (int row = 0; row < timeline.size() && timeline.atMicros(row) <= Micros.of(at); row++) {
                fold.add(timeline, row);
            }
        };
        Sample.walk(log, List.of(visitor));
        Pulse folded = fold.pulse(Micros.of(at));
        assertThat(ledger.level()).isEqualTo(folded.level(), TOLERANCE);
        assertThat(ledger.investments()).isEqualTo(folded.investments(), TOLERANCE);
        assertThat(ledger.returns()).isEqualTo(folded.returns(), TOLERANCE);
        assertThat(ledger.noise()).isEqualTo(folded.noise(), TOLERANCE);
    }

    private static Interaction purchase(long minor, String currency, Instant at) {
        return new Interaction("", "ada", "Order Completed", at, new Money(minor, currency), About.NOTHING);
    }

    private static Interaction email(String outreach) {
        return new Interaction("", "ada", "email", NOON, Money.NONE, new About(outreach, "", ""));
    }

    private static Stream<Long> seeds() {
        return Sample.seeds(60).boxed();
    }
}
