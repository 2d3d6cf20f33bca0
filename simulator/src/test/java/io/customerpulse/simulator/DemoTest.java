package io.customerpulse.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Money;
import io.customerpulse.simulator.Person.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The demo's shop looks like a shop.
class DemoTest {

    private static final List<History> DEMO =
            new Shop(Setting.DEMO, Policy.usual()).histories().toList();

    private static final Map<String, Long> COUNTS = DEMO.stream()
            .flatMap(history -> history.interactions().stream())
            .collect(Collectors.groupingBy(Interaction::signal, Collectors.counting()));

    /// What may follow an outreach, and how long after it at most.
    private static final Map<String, Duration> RESPONSES = Map.of(
            "Email Opened", Duration.ofDays(7),
            "Email Link Clicked", Duration.ofDays(7),
            "Unsubscribed", Duration.ofDays(7),
            "Push Notification Tapped", Duration.ofDays(3),
            "Social Content Viewed", Duration.ofDays(3),
            "Reward Redeemed", Duration.ofDays(92),
            "Order Completed", Duration.ofDays(22));

    private static final Set<String> INVESTMENTS = Set.of(
            "Email Delivered",
            "Social Content Shown",
            "Push Notification Received",
            "Reward Granted",
            "Early Access Granted");

    @Test
    void has5000CustomersAndAtLeast200000InteractionsOfEverySignalOnEveryChannel() {
        assertThat(DEMO).hasSize(5_000);
        assertThat(COUNTS.values().stream().mapToLong(Long::longValue).sum()).isBetween(220_000L, 300_000L);
        assertThat(COUNTS.keySet()).containsExactlyInAnyOrderElementsOf(Shop.signals());
        assertThat(COUNTS.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
        assertThat(DEMO.stream()
                        .flatMap(history -> history.interactions().stream())
                        .map(interaction -> interaction.about().channel())
                        .distinct())
                .containsExactlyInAnyOrder("web", "email", "social", "app", "service", "reward");
    }

    @Test
    void everyResponseRefersToAnEarlierOutreachOfTheSameCustomer() {
        for (History history : DEMO) {
            Map<String, Interaction> sent = new HashMap<>();
            for (Interaction interaction : history.interactions()) {
                String outreach = interaction.about().outreach();
                if (outreach.isEmpty()) continue;
                if (INVESTMENTS.contains(interaction.signal())) sent.putIfAbsent(outreach, interaction);
                Interaction cause = sent.get(outreach);
                if (cause == null) throw new AssertionError("nothing was sent before " + interaction);
                Duration after = Duration.between(cause.at(), interaction.at());
                Duration longest = RESPONSES.getOrDefault(interaction.signal(), Duration.ofDays(8));
                assertThat(after).as(interaction.toString()).isLessThanOrEqualTo(longest);
            }
        }
    }

    @Test
    void everyOutreachReachesACustomerOnce() {
        for (History history : DEMO) {
            List<String> sent = history.interactions().stream()
                    .filter(interaction -> INVESTMENTS.contains(interaction.signal()))
                    .map(interaction ->
                            interaction.signal() + interaction.about().outreach())
                    .toList();
            assertThat(sent).doesNotHaveDuplicates().noneMatch(String::isBlank);
        }
    }

    @Test
    void nobodyIsWrittenToAfterTheyUnsubscribed() {
        for (History history : DEMO) {
            List<Interaction> log = history.interactions();
            log.stream()
                    .filter(i -> i.signal().equals("Unsubscribed"))
                    .findFirst()
                    .ifPresent(unsubscribed -> assertThat(log)
                            .filteredOn(i -> i.signal().equals("Email Delivered"))
                            .allSatisfy(letter -> assertThat(letter.at()).isBefore(unsubscribed.at())));
        }
    }

    @Test
    void aQuarterOfTheLettersIsOpenedAndFewAreClicked() {
        assertThat(share("Email Opened", "Email Delivered")).isBetween(0.15, 0.40);
        assertThat(share("Email Link Clicked", "Email Opened")).isBetween(0.05, 0.30);
        assertThat(share("Unsubscribed", "Email Delivered")).isBetween(0.0005, 0.01);
    }

    @Test
    void someOrdersAreRefundedReviewedOrLeadToACase() {
        assertThat(share("Order Refunded", "Order Completed")).isBetween(0.02, 0.08);
        assertThat(share("Product Reviewed", "Order Completed")).isBetween(0.03, 0.15);
        assertThat(share("Ticket Opened", "Order Completed")).isBetween(0.02, 0.10);
        assertThat(share("Complaint Made", "Ticket Opened")).isBetween(0.1, 0.4);
    }

    @Test
    void mostBuyOnceOrNeverAndFewBuyMonthly() {
        long[] orders =
                DEMO.stream().mapToLong(h -> count(h, "Order Completed")).toArray();
        double buyers = Arrays.stream(orders).filter(n -> n > 0).count();
        assertThat(buyers / orders.length).isBetween(0.5, 0.8);
        assertThat(Arrays.stream(orders).filter(n -> n == 1).count() / buyers).isBetween(0.3, 0.6);
        assertThat(Arrays.stream(orders).filter(n -> n >= 10).count() / buyers).isBetween(0.05, 0.25);
    }

    @Test
    void everyKindOfCustomerIsThereAndBuysAsItsKindDoes() {
        for (History history : DEMO) {
            long orders = count(history, "Order Completed");
            switch (history.truth().person().kind()) {
                case BROWSER -> assertThat(orders).isZero();
                case ONCE -> assertThat(orders).isLessThanOrEqualTo(1);
                case LOYAL, OCCASIONAL -> assertThat(orders).isLessThan(120);
            }
        }
        assertThat(DEMO.stream()
                        .collect(Collectors.groupingBy(h -> h.truth().person().kind(), Collectors.counting())))
                .hasSize(Kind.values().length)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(500));
        assertThat(DEMO).filteredOn(h -> h.truth().leftAt().isPresent()).hasSizeBetween(750, 2_000);
        assertThat(DEMO).filteredOn(DemoTest::isAnnoyed).hasSizeBetween(500, 1_000);
    }

    @Test
    void ordersAreWorthWhatOrdersAreWorth() {
        List<Money> paid = new ArrayList<>();
        for (History history : DEMO) {
            for (Interaction interaction : history.interactions()) {
                boolean isMoney = interaction.signal().equals("Order Completed")
                        || interaction.signal().equals("Order Refunded");
                assertThat(interaction.value().isStated()).isEqualTo(isMoney);
                if (isMoney) paid.add(interaction.value());
            }
        }
        assertThat(paid).allSatisfy(money -> {
            assertThat(money.currency()).isEqualTo("USD");
            assertThat(money.minor()).isBetween(250L, 500_000L);
        });
        assertThat(paid.stream().mapToLong(Money::minor).average().orElseThrow())
                .isBetween(4_000.0, 10_000.0);
    }

    @Test
    void affinityMovesAndTellsWhoBuys() {
        double warm = DEMO.stream()
                .filter(h -> h.truth().person().kind() == Kind.LOYAL
                        && h.truth().affinity().getLast() > 0.4)
                .mapToLong(h -> count(h, "Order Completed"))
                .average()
                .orElseThrow();
        double cold = DEMO.stream()
                .filter(h -> h.truth().person().kind() == Kind.LOYAL
                        && h.truth().affinity().getLast() < -0.2)
                .mapToLong(h -> count(h, "Order Completed"))
                .average()
                .orElseThrow();
        assertThat(warm).isGreaterThan(1.5 * cold);
    }

    /// Texts of the annoyed are the texts of everybody; none is a word of the truth.
    @Test
    void noTextGivesTheTruthAway() {
        assertThat(texts(DEMO.stream().filter(DemoTest::isAnnoyed).toList()))
                .isSubsetOf(texts(DEMO.stream().filter(h -> !isAnnoyed(h)).toList()));
        Set<String> truths = Set.of("loyal", "occasional", "browser", "annoyed", "left", "pause", "affinity");
        for (String text : texts(DEMO)) {
            assertThat(truths).noneMatch(text.toLowerCase(Locale.ROOT)::contains);
        }
        for (int customer = 0; customer < 100; customer++) {
            assertThat(Casting.person(new Setting(1, 100, Setting.DEMO.end(), Setting.DEMO.span()), customer)
                            .customer())
                    .isEqualTo(DEMO.get(customer).truth().person().customer());
        }
    }

    private static Set<String> texts(List<History> histories) {
        Set<String> texts = new TreeSet<>();
        for (History history : histories) {
            for (Interaction interaction : history.interactions()) {
                Interaction.About about = interaction.about();
                String outreach = about.outreach().replaceAll("[0-9-]+$", "");
                texts.addAll(List.of(interaction.signal(), outreach, about.content(), about.channel()));
            }
        }
        return texts;
    }

    private static boolean isAnnoyed(History history) {
        return history.truth().person().reactions().isAnnoyed();
    }

    private static long count(History history, String signal) {
        return history.interactions().stream()
                .filter(interaction -> interaction.signal().equals(signal))
                .count();
    }

    private static double share(String of, String in) {
        return COUNTS.getOrDefault(of, 0L) / (double) COUNTS.getOrDefault(in, 0L);
    }
}
