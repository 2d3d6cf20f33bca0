package io.customerpulse.engine.state;

import static io.customerpulse.engine.sample.Samples.NOON;
import static io.customerpulse.engine.sample.Samples.RULES;
import static io.customerpulse.engine.sample.Samples.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.stats.time.Micros;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private final int purchase = RULES.signal("purchase");
    private final Timeline timeline = new Timeline(RULES);

    @Test
    void anInteractionBecomesARow() {
        timeline.add(new Interaction(
                "1", "ada", "Purchase", NOON, new Money(10_000, "USD"), new About("spring", "boots", "email")));
        assertThat(timeline.size()).isEqualTo(1);
        assertThat(timeline.signal(0)).isEqualTo(purchase);
        assertThat(timeline.atMicros(0)).isEqualTo(Micros.of(NOON));
        // 100 dollars at 50 a weight, three points each.
        assertThat(timeline.points(0)).isEqualTo(6);
        assertThat(timeline.outreach(0)).isEqualTo(Ref.of("spring"));
        assertThat(timeline.content(0)).isEqualTo(Ref.of("boots"));
        assertThat(timeline.channel(0)).isEqualTo(Ref.of("email"));
    }

    @Test
    void aPlainRowIsWorthItsWeightOnTheSignalsOwnChannel() {
        timeline.add(purchase, 5);
        assertThat(timeline.points(0)).isEqualTo(3);
        assertThat(timeline.outreach(0)).isEqualTo(Ref.NOTHING);
        assertThat(timeline.content(0)).isEqualTo(Ref.NOTHING);
        assertThat(timeline.channel(0)).isEqualTo(Ref.of("shop"));
    }

    @Test
    void aChannelThatIsNotStatedLeavesTheSignalsOwn() {
        timeline.add(purchase, 5);
        timeline.about(1, 2, Ref.NOTHING);
        assertThat(timeline.outreach(0)).isEqualTo(1);
        assertThat(timeline.content(0)).isEqualTo(2);
        assertThat(timeline.channel(0)).isEqualTo(Ref.of("shop"));
    }

    @Test
    void aValueWithoutARateIsNotGuessed() {
        timeline.add(new Interaction("1", "ada", "purchase", NOON, new Money(10_000, "GBP"), About.NOTHING));
        assertThat(timeline.points(0)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anEndlessValueIsRefused(double value) {
        timeline.add(purchase, 5);
        assertThatThrownBy(() -> timeline.value(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite, or NaN for none: " + value);
        assertThat(timeline.points(0)).isEqualTo(3);
    }

    @Test
    void growsAsLongAsItMust() {
        for (int i = 0; i < 1_000; i++) {
            timeline.add(i % RULES.size(), i);
            timeline.value(i);
            timeline.about(i, 2L * i, 3L * i + 1);
        }
        assertThat(timeline.size()).isEqualTo(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(timeline.signal(i)).isEqualTo(i % RULES.size());
            assertThat(timeline.atMicros(i)).isEqualTo(i);
            assertThat(timeline.outreach(i)).isEqualTo(i);
            assertThat(timeline.content(i)).isEqualTo(2L * i);
            assertThat(timeline.channel(i)).isEqualTo(3L * i + 1);
            assertThat(timeline.worth(i)).isEqualTo(i);
            assertThat(timeline.points(i))
                    .isEqualTo(RULES.signal(i % RULES.size()).points(i));
        }
    }

    @Test
    void aClearedTimelineStartsAgain() {
        timeline.add(interaction("purchase", NOON));
        timeline.value(7);
        timeline.clear();
        assertThat(timeline.size()).isZero();
        timeline.add(purchase, 9);
        assertThat(timeline.atMicros(0)).isEqualTo(9);
        assertThat(timeline.points(0)).isEqualTo(3);
    }

    @Test
    void standInsDifferWhereNamesDo() {
        assertThat(Ref.of("")).isEqualTo(Ref.NOTHING);
        assertThat(Ref.of("spring")).isNotEqualTo(Ref.NOTHING).isNotEqualTo(Ref.of("Spring"));
        assertThat(Ref.of("spring")).isEqualTo(Ref.of("spr" + "ing"));
        assertThat(IntStream.range(0, 100_000)
                        .mapToLong(i -> Ref.of("outreach-" + i))
                        .distinct()
                        .count())
                .isEqualTo(100_000);
    }

    /// States on disk hold stand-ins, so they must never change. Worked out apart from the code.
    @Test
    void standInsNeverChange() {
        assertThat(Ref.of("a")).isEqualTo(-9029262500236487902L);
        assertThat(Ref.of("früh")).isEqualTo(6423111513477255596L);
    }
}
