package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.simulator.Person.Pause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTest {

    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    // ---- the same again ----------------------------------------------------------------------

    @Test
    void theSameSeedGivesTheSameShop() {
        assertThat(shop(3, 200).histories().toList())
                .isEqualTo(shop(3, 200).histories().toList());
    }

    @Test
    void anotherSeedGivesAnotherShop() {
        assertThat(shop(3, 50).histories().map(History::interactions).toList())
                .isNotEqualTo(shop(4, 50).histories().map(History::interactions).toList());
    }

    @Test
    void aCustomerDoesNotDependOnTheNumberOfCustomers() {
        Shop small = shop(3, 20);
        Shop large = shop(3, 5_000);
        for (int customer = 0; customer < 20; customer++) {
            assertThat(large.simulate(customer)).isEqualTo(small.simulate(customer));
        }
    }

    @Test
    void customersMayBeMadeInAnyOrderAndOnAnyThread() {
        Shop shop = shop(5, 300);
        List<History> backwards = IntStream.range(0, 300)
                .parallel()
                .mapToObj(i -> shop.simulate(299 - i))
                .toList();
        assertThat(backwards.reversed()).isEqualTo(shop.histories().toList());
    }

    /// A fixed image: whoever changes what a seed means sees it here, and says so in the history of the project.
    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        shop(42, 200)
                .histories()
                .forEach(history -> digest.update(history.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("ec3d7a5df52204c408926087f8592fdcdee83c897cada7239b3933816337d3ba");
    }

    // ---- what every log keeps to -------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"1, P365D", "2, P1D", "3, PT36H", "4, P30D", "5, P800D"})
    void everyInteractionIsWithinTheSpanInOrderWithAnIdOfItsOwn(long seed, Duration span) {
        Setting setting = new Setting(seed, 300, Instant.parse("2026-10-31T17:25:11Z"), span);
        Set<String> ids = new HashSet<>();
        new Shop(setting, Policy.usual()).histories().forEach(history -> {
            assertThat(history.interactions()).isNotEmpty();
            assertThat(history.interactions()).isSortedAccordingTo(Comparator.comparing(Interaction::at));
            for (Interaction interaction : history.interactions()) {
                assertThat(interaction.at()).isAfterOrEqualTo(setting.start()).isBefore(setting.end());
                assertThat(interaction.customer())
                        .isEqualTo(history.truth().person().customer());
                assertThat(ids.add(interaction.id())).as(interaction.id()).isTrue();
            }
        });
    }

    @Test
    void nobodyActsBeforeTheyJoined() {
        shop(6, 500).histories().forEach(history -> {
            Instant joined = history.truth().person().joinedAt();
            assertThat(history.interactions().getFirst().at()).isAfterOrEqualTo(joined.truncatedTo(ChronoUnit.SECONDS));
        });
    }

    @Test
    void whoHasLeftBuysNoMore() {
        List<History> left = shop(7, 1_000)
                .histories()
                .filter(history -> history.truth().leftAt().isPresent())
                .toList();
        assertThat(left).hasSizeGreaterThan(50);
        for (History history : left) {
            Instant leftAt = history.truth().leftAt().orElseThrow();
            assertThat(history.interactions())
                    .filteredOn(i -> i.signal().equals("Order Completed"))
                    .allSatisfy(order -> assertThat(order.at()).isBefore(leftAt));
        }
    }

    @Test
    void whoPausesBuysNothingInTheirPauseAndManyComeBack() {
        int paused = 0;
        int back = 0;
        for (History history :
                shop(9, 2_000).under(Policy.silence()).histories().toList()) {
            if (history.truth().person().feeling().pause().isEmpty()) continue;
            Pause pause = history.truth().person().feeling().pause().orElseThrow();
            Instant over = pause.from().plus(pause.length()).minus(Duration.ofDays(1));
            List<Instant> orders = history.interactions().stream()
                    .filter(i -> i.signal().equals("Order Completed"))
                    .map(Interaction::at)
                    .toList();
            assertThat(orders).noneMatch(at -> at.isAfter(pause.from()) && at.isBefore(over));
            if (orders.stream().anyMatch(at -> at.isBefore(pause.from()))) {
                paused++;
                if (orders.getLast().isAfter(over)) back++;
            }
        }
        assertThat(paused).isGreaterThan(50);
        assertThat(back).isBetween(paused / 10, paused);
    }

    @Test
    void affinityIsToldForEveryWeekSinceTheyJoined() {
        for (History history : shop(8, 100).histories().toList()) {
            Truth truth = history.truth();
            long days = Duration.between(truth.since(), END).toDays();
            assertThat(truth.affinity()).hasSize((int) ((days + 6) / 7));
            assertThat(truth.affinityAt(truth.since()))
                    .isEqualTo(truth.affinity().getFirst());
            assertThat(truth.affinityAt(END)).isEqualTo(truth.affinity().getLast());
        }
    }

    // ---- bad calls ---------------------------------------------------------------------------

    @Test
    void refusesACustomerItDoesNotHave() {
        assertThatThrownBy(() -> shop(1, 10).simulate(10)).hasMessage("customer must be 0 to 9: 10");
    }

    @Test
    void refusesASettingBeyondItsLimits() {
        assertThatThrownBy(() -> new Setting(1, 0, END, Duration.ofDays(30)))
                .hasMessage("customers must be 1 to 10000000: 0");
        assertThatThrownBy(() -> new Setting(1, 1, END, Duration.ofHours(23)))
                .hasMessage("span must be PT24H to PT87672H: PT23H");
    }

    private static Shop shop(long seed, int customers) {
        return new Shop(new Setting(seed, customers, END, Duration.ofDays(365)), Policy.usual());
    }
}
