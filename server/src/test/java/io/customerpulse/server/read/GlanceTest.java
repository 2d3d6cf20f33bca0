package io.customerpulse.server.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.state.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlanceTest {

    private static final Rules RULES = Rules.of(DefaultCatalog.read());
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final List<String> SIGNALS =
            List.of("Order Completed", "Email Sent", "Email Opened", "Page Viewed", "Coupon Sent", "Complaint");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void eachPointIsWhatTheLedgerOfItsInstantSumsTo(long seed) {
        Random chance = new Random(seed);
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Duration ago = Duration.ofHours(chance.nextInt(-100, 3_000));
            interactions.add(interaction(SIGNALS.get(chance.nextInt(SIGNALS.size())), NOW.minus(ago)));
        }
        List<Double> sparkline = Glance.of(interactions, RULES, NOW).sparkline();
        assertThat(sparkline).hasSize(Glance.WEEKS);
        for (int week = 0; week < Glance.WEEKS; week++) {
            Instant at = NOW.minus(Duration.ofDays(7L * (Glance.WEEKS - 1 - week)));
            assertThat(sparkline.get(week))
                    .as("seed %d, %s", seed, at)
                    .isCloseTo(Ledger.of(interactions, RULES, at).pulse().level(), within(0.005 + 1e-9));
        }
    }

    @Test
    void beforeTheFirstInteractionThereIsNothing() {
        Glance glance = Glance.of(List.of(interaction("Order Completed", NOW.minus(Duration.ofDays(8)))), RULES, NOW);
        assertThat(glance.sparkline().subList(0, Glance.WEEKS - 2)).containsOnly(0.0);
        assertThat(glance.sparkline().getLast()).isGreaterThan(9);
    }

    @Test
    void theChannelWithMostPointsIsPreferred() {
        Glance glance = Glance.of(
                List.of(
                        interaction("Page Viewed", NOW.minus(Duration.ofDays(3))),
                        interaction("Page Viewed", NOW.minus(Duration.ofDays(2))),
                        interaction("Email Link Clicked", NOW.minus(Duration.ofDays(9))),
                        interaction("Store Visited", NOW.minus(Duration.ofDays(400))),
                        interaction("SMS Sent", NOW.minus(Duration.ofDays(1)))),
                RULES,
                NOW);
        assertThat(glance.preferredChannel()).contains("email");
        assertThat(Glance.of(List.of(interaction("SMS Sent", NOW)), RULES, NOW).preferredChannel())
                .isEmpty();
    }

    private static Interaction interaction(String signal, Instant at) {
        return new Interaction("", "user_id:ada", signal, at, Money.NONE, About.NOTHING);
    }
}
