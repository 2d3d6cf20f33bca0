package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a policy causes is known, because the same customers have the same luck under each.
class PolicyTest {

    private static final Instant NOON = Instant.parse("2026-04-14T12:00:00Z");

    @Test
    void underSilenceNothingIsSent() {
        assertThat(shop(1).under(Policy.silence()).histories().flatMap(h -> h.interactions().stream()))
                .noneMatch(interaction -> !interaction.about().outreach().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Nudge.class)
    void onlyWhatAPolicyNamesIsSent(Nudge nudge) {
        List<String> sent = shop(1).under(new Policy.Only(List.of(nudge)))
                .histories()
                .flatMap(h -> h.interactions().stream())
                .map(interaction -> interaction.about().outreach())
                .filter(Predicate.not(String::isEmpty))
                .map(outreach -> outreach.replaceAll("(, | \\d).*$", ""))
                .distinct()
                .toList();
        List<String> allowed =
                switch (nudge) {
                    case CONTENT_EMAIL ->
                        List.of("Lookbook", "Makers' letter", "New arrivals", "Care letter", "Welcome");
                    case COUPON_EMAIL -> List.of("Winter sale", "Spring sale", "Summer sale", "Autumn sale");
                    case PERSONAL_SOCIAL -> List.of("Thursday post");
                    case EARLY_ACCESS -> List.of("Early access");
                    case REWARD_POINTS -> List.of("Thank-you points");
                };
        assertThat(sent).containsExactlyInAnyOrderElementsOf(allowed);
    }

    @Test
    void whoIsNeverReachedLivesTheSameUnderEveryPolicy() {
        Shop usual = shop(2);
        Shop silent = usual.under(Policy.silence());
        List<History> unreached = usual.histories()
                .filter(h -> h.interactions().stream()
                        .allMatch(i -> i.about().outreach().isEmpty()))
                .toList();
        assertThat(unreached).hasSizeGreaterThan(100);
        List<History> silently = silent.histories().toList();
        assertThat(silently).containsAll(unreached);
    }

    @Test
    void thePersonIsTheSameUnderEveryPolicy() {
        Shop shop = shop(3);
        for (int customer = 0; customer < 100; customer++) {
            assertThat(shop.under(Policy.silence()).simulate(customer).truth().person())
                    .isEqualTo(shop.simulate(customer).truth().person());
        }
    }

    /// Means over twelve shops: orders per customer with the usual programme, less those in silence.
    @Test
    void outreachHelpsOnAverageButHarmsTheAnnoyed() {
        Map<Boolean, List<Long>> effects = new HashMap<>();
        for (long seed = 100; seed < 112; seed++) {
            Shop usual = shop(seed);
            Shop silent = usual.under(Policy.silence());
            for (int customer = 0; customer < 1_000; customer++) {
                History sent = usual.simulate(customer);
                effects.computeIfAbsent(sent.truth().person().reactions().isAnnoyed(), _ -> new ArrayList<>())
                        .add(orders(sent) - orders(silent.simulate(customer)));
            }
        }

        assertThat(mean(effects.getOrDefault(true, List.of()))).isLessThan(-0.15);
        assertThat(mean(effects.getOrDefault(false, List.of()))).isGreaterThan(0.15);
    }

    @Test
    void theAnnoyedCoolDownAndLeaveMoreUnderOutreachThanInSilence() {
        Shop usual = shop(4);
        List<History> sent = annoyed(usual);
        List<History> silent = annoyed(usual.under(Policy.silence()));

        assertThat(affinityAtEnd(sent)).isLessThan(affinityAtEnd(silent) - 0.05);
        assertThat(left(sent)).isGreaterThan(left(silent));
    }

    @Test
    void oneMoreNudgeChangesNothingBeforeItAndIsSentOnce() {
        Shop silent = shop(5).under(Policy.silence());
        Shop trial = silent.under(new Policy.Plus(Policy.silence(), Nudge.COUPON_EMAIL, NOON));
        Instant day = Instant.parse("2026-04-14T00:00:00Z");
        long treated = 0;
        for (int customer = 0; customer < 1_000; customer++) {
            List<Interaction> without = silent.simulate(customer).interactions();
            List<Interaction> with = trial.simulate(customer).interactions();
            long sent = with.stream()
                    .filter(i -> i.signal().equals("Email Delivered"))
                    .count();
            assertThat(sent).isLessThanOrEqualTo(1);
            assertThat(before(with, day)).isEqualTo(before(without, day));
            if (sent == 0) assertThat(with).isEqualTo(without);
            treated += sent;
        }
        assertThat(treated).isBetween(100L, 900L);
    }

    @Test
    void oneMoreNudgeDoesNotDoubleWhatIsSentAnyway() {
        Instant monday = Instant.parse("2026-07-06T12:00:00Z");
        Policy plus = new Policy.Plus(new Policy.Only(List.of(Nudge.CONTENT_EMAIL)), Nudge.CONTENT_EMAIL, monday);
        List<String> sent = shop(5).under(plus)
                .histories()
                .flatMap(h -> h.interactions().stream())
                .filter(i -> i.signal().equals("Email Delivered"))
                .filter(i -> i.at().toString().startsWith("2026-07-06"))
                .map(i -> i.customer())
                .toList();
        assertThat(sent).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }

    private static double mean(List<Long> differences) {
        return differences.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static long orders(History history) {
        return history.interactions().stream()
                .filter(i -> i.signal().equals("Order Completed"))
                .count();
    }

    private static List<History> annoyed(Shop shop) {
        return shop.histories()
                .filter(h -> h.truth().person().reactions().isAnnoyed())
                .toList();
    }

    private static double affinityAtEnd(List<History> histories) {
        return histories.stream()
                .mapToDouble(h -> h.truth().affinity().getLast())
                .average()
                .orElseThrow();
    }

    private static long left(List<History> histories) {
        return histories.stream().filter(h -> h.truth().leftAt().isPresent()).count();
    }

    private static List<Interaction> before(List<Interaction> interactions, Instant at) {
        return interactions.stream().filter(i -> i.at().isBefore(at)).toList();
    }

    private static Shop shop(long seed) {
        return new Shop(new Setting(seed, 1_000, Setting.DEMO.end(), Setting.DEMO.span()), Policy.usual());
    }
}
