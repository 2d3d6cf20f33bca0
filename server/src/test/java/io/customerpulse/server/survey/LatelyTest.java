package io.customerpulse.server.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.vitals.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatelyTest {

    private static <C extends Change> Optional<C> find(List<Change> changes, Class<C> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static List<Change> changes(int days, List<List<Interaction>> customers) {
        return Made.survey(customers).changes().getOrDefault(days, List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePulseMovesByItsCauses(long seed) {
        Random chance = new Random(seed);
        List<List<Interaction>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) all.add(Made.somebody(chance));
        for (int days : Lately.SINCE) {
            List<Change> changes = changes(days, all);
            Change.PulseMoved moved = find(changes, Change.PulseMoved.class).orElseThrow();
            assertThat(changes.getFirst()).isEqualTo(moved);
            assertThat(moved.investments() + moved.returns() + moved.noise() + moved.decay())
                    .as("seed %d", seed)
                    .isCloseTo(moved.now() - moved.before(), within(1e-7));
            assertThat(changes.stream().map(Change::weight).toList())
                    .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        }
    }

    @Test
    void whoIsNewWhoFadesAndWhoCameBackAreCounted() {
        List<Interaction> fresh = List.of(Made.interaction("Signed Up", Made.days(3)));
        List<Interaction> fading = new ArrayList<>();
        for (int i = 0; i < 8; i++) fading.add(Made.interaction("Order Completed", Made.days(18 + 7 * i)));
        List<Interaction> back = new ArrayList<>();
        for (int i = 0; i < 8; i++) back.add(Made.interaction("Order Completed", Made.days(200 + 7 * i)));
        back.add(Made.interaction("Order Completed", Made.days(2)));
        List<Change> changes = changes(7, List.of(fresh, fading, back));

        Change.NewCustomers newcomers = find(changes, Change.NewCustomers.class).orElseThrow();
        assertThat(newcomers.customers()).isEqualTo(1);
        assertThat(newcomers.pulseNow()).isBetween(2.9, 3.0);
        Change.Became became = find(changes, Change.Became.class).orElseThrow();
        assertThat(became.stage()).isEqualTo(Stage.FADING);
        assertThat(became.customers()).isEqualTo(1);
        assertThat(became.pulseThen()).isGreaterThan(became.pulseNow());
        assertThat(find(changes, Change.Revived.class).orElseThrow().customers())
                .isEqualTo(1);
        assertThat(find(changes(1, List.of(fresh)), Change.NewCustomers.class)).isEmpty();
    }

    @Test
    void theCampaignThatCostsMostIsNamed() {
        List<List<Interaction>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(List.of(
                    Made.interaction("Email Sent", Made.days(9), "loud"),
                    Made.interaction("Email Sent", Made.days(8), i < 2 ? "quiet" : "loud"),
                    Made.interaction("Email Sent", Made.days(30), "old"),
                    Made.interaction("Email Sent", Made.days(2), "open")));
        }
        Change.NoisiestCampaign noisiest =
                find(changes(7, all), Change.NoisiestCampaign.class).orElseThrow();
        assertThat(noisiest.campaign()).isEqualTo("loud");
        assertThat(noisiest.unanswered()).isEqualTo(8);
        assertThat(noisiest.points()).isCloseTo(-4, within(1e-9));
        assertThat(find(changes(1, all), Change.NoisiestCampaign.class)).isEmpty();
    }

    @Test
    void aChannelRisesOrFallsWhenChanceWouldNotDoIt() {
        List<List<Interaction>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(List.of(
                    Made.interaction("Page Viewed", Made.days(3)),
                    Made.interaction("Store Visited", Made.days(10)),
                    Made.interaction("Screen Viewed", Made.days(i % 2 == 0 ? 3 : 10))));
        }
        List<Change> changes = changes(7, all);
        Change.ChannelRose rose = find(changes, Change.ChannelRose.class).orElseThrow();
        assertThat(rose.channel()).isEqualTo("web");
        assertThat(rose.returns()).isEqualTo(12);
        assertThat(rose.returnsBefore()).isZero();
        assertThat(find(changes, Change.ChannelFell.class).orElseThrow().channel())
                .isEqualTo("store");
        assertThat(find(changes(7, all.subList(0, 3)), Change.ChannelRose.class))
                .isEmpty();
    }
}
