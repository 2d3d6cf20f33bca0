package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Instant NOW = Instant.parse("2026-11-22T13:14:15.123Z");

    private final List<Sample.Tale> tales = new ArrayList<>();

    @Test
    void fiveThousandCustomersHaveAtLeast200000InteractionsInAYearThatEndsNow() {
        new Sample(42, 5_000, NOW).tell(tales::add);
        assertThat(tales).hasSize(5_000);
        assertThat(tales.stream().mapToLong(tale -> tale.moments().size()).sum())
                .isBetween(200_000L, 350_000L);
        Instant first = NOW.minus(Duration.ofDays(366));
        assertThat(moments())
                .allMatch(each -> each.at().isBefore(NOW) && each.at().isAfter(first));
        assertThat(moments()).anyMatch(each -> each.at().isBefore(first.plus(Duration.ofDays(3))));
        assertThat(moments()).anyMatch(each -> each.at().isAfter(NOW.minus(Duration.ofHours(2))));
    }

    @Test
    void nobodyRealHasAnIdentifierOfTheSample() {
        new Sample(1, 300, NOW).tell(tales::add);
        assertThat(tales).allSatisfy(tale -> {
            assertThat(tale.known().userId()).startsWith(Sample.PREFIX);
            assertThat(tale.known().email()).startsWith(Sample.PREFIX).endsWith("@example.org");
            assertThat(tale.known().firstName()).matches("[A-Z][a-z]+");
            assertThat(tale.known().country()).matches("[A-Z]{2}");
            assertThat(tale.moments())
                    .allMatch(each ->
                            each.interaction().customer().equals(tale.known().userId()));
        });
        assertThat(tales.stream().map(tale -> tale.known().userId())).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedAtTheSameInstantTellsTheSame() {
        Sample sample = new Sample(7, 100, NOW);
        List<Sample.Tale> again = new ArrayList<>();
        List<Ahead.Next> once = all(sample.tell(tales::add));
        assertThat(all(sample.tell(again::add))).isEqualTo(once);
        assertThat(again).isEqualTo(tales);
        tales.clear();
        new Sample(8, 100, NOW).tell(tales::add);
        assertThat(tales).isNotEqualTo(again);
    }

    @Test
    void whatIsAheadKeepsTheOrderOfEachCustomerAndNoIdIsGivenTwice() {
        List<Ahead.Next> ahead = all(new Sample(3, 400, NOW).tell(tales::add));
        Map<String, Instant> latest = new HashMap<>();
        Set<String> ids = new HashSet<>();
        assertThat(moments()).allMatch(each -> ids.add(each.id()));
        for (Ahead.Next next : ahead) {
            Interaction each = next.moment().interaction();
            assertThat(ids.add(each.id())).as(each.id()).isTrue();
            assertThat(each.at()).isAfterOrEqualTo(latest.getOrDefault(each.customer(), NOW));
            latest.put(each.customer(), each.at());
        }
    }

    @Test
    void whoIsNewIsMadeKnownAtTheirFirstInteractionAndOnlyThere() {
        List<Ahead.Next> ahead = all(new Sample(3, 400, NOW).tell(tales::add));
        Set<String> known = new HashSet<>();
        tales.forEach(tale -> known.add(tale.known().userId()));
        assertThat(known).hasSize(400);
        for (Ahead.Next next : ahead) {
            assertThat(next.known().isPresent())
                    .isEqualTo(known.add(next.moment().interaction().customer()));
        }
        assertThat(known).hasSizeGreaterThan(400);
    }

    @Test
    void threeInteractionsASecondAreAheadOfManyKindsForHours() {
        List<Ahead.Next> ahead = all(new Sample(42, 5_000, NOW).tell(tales::add));
        double seconds = ahead.stream()
                .mapToDouble(next -> (double) next.after().toNanos() * 1e-9)
                .sum();
        assertThat(ahead.size() / seconds).isBetween(2.0, 5.0);
        assertThat(seconds).isGreaterThan(5 * 3_600.0);
        List<String> soon = ahead.subList(0, 2_000).stream()
                .map(next -> next.moment().interaction().signal())
                .distinct()
                .toList();
        assertThat(soon)
                .contains(
                        Act.ORDER_COMPLETED.signal(),
                        Act.EMAIL_DELIVERED.signal(),
                        Act.EMAIL_OPENED.signal(),
                        Act.SOCIAL_VIEWED.signal(),
                        Act.APP_OPENED.signal(),
                        Act.TICKET_OPENED.signal(),
                        Chatter.MENTIONED,
                        Chatter.WROTE);
    }

    @Test
    void whatCustomersWriteHasAText() {
        new Sample(5, 1_000, NOW).tell(tales::add);
        List<String> written = List.of(Chatter.MENTIONED, Chatter.COMMENTED, Chatter.WROTE);
        assertThat(tales.stream().flatMap(tale -> tale.moments().stream()))
                .allMatch(each -> each.text().isEmpty()
                        != written.contains(each.interaction().signal()));
        assertThat(moments().stream().map(Interaction::signal)).containsAll(written);
    }

    @Test
    void refusesNobodyAndTooMany() {
        assertThatThrownBy(() -> new Sample(1, 0, NOW)).hasMessageContaining("1 to 1000000: 0");
    }

    private List<Interaction> moments() {
        return tales.stream()
                .flatMap(tale -> tale.moments().stream())
                .map(Sample.Moment::interaction)
                .toList();
    }

    private static List<Ahead.Next> all(Ahead ahead) {
        List<Ahead.Next> all = new ArrayList<>();
        for (var next = ahead.next(); next.isPresent(); next = ahead.next()) all.add(next.get());
        return all;
    }
}
