package io.customerpulse.simulator;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The customer of the sample shop whose story is told: she bought once, did not answer the letter a week later that
/// was to bring her back, and then looks at posts unprompted, more and more often.
final class Ada {

    private static final String USER_ID = Sample.PREFIX + "ada";

    /// When she looks at posts, in hours before the instant; those below 0 are ahead.
    private static final List<Integer> LOOKS =
            List.of(430, 300, 205, 132, 80, 43, 18, 3, -240, -480, -720, -960, -1_200, -1_440);

    private static final Duration ORDERED = Duration.ofDays(42);
    private static final Duration WRITTEN_TO = Duration.ofDays(35);

    private Ada() {}

    static Sample.Tale tale(Instant now) {
        Instant ordered = now.minus(ORDERED);
        List<Sample.Moment> moments = new ArrayList<>();
        add(moments, Act.PAGE_VIEWED, ordered.minusSeconds(900), Topic.of("Home page"));
        add(moments, Act.PRODUCT_VIEWED, ordered.minusSeconds(700), Topic.of("Rain jacket"));
        add(moments, Act.PRODUCT_ADDED, ordered.minusSeconds(300), Topic.of("Rain jacket"));
        add(moments, Act.ORDER_COMPLETED, ordered, Topic.NOTHING);
        Topic letter = new Topic("Come back soon", "15 percent off", "");
        add(moments, Act.EMAIL_DELIVERED, now.minus(WRITTEN_TO), letter);
        for (int hours : LOOKS) {
            Topic topic = Topic.of(hours % 2 == 0 ? "How to re-wax a jacket" : "Our feed");
            add(moments, Act.SOCIAL_VIEWED, now.minus(Duration.ofHours(hours)), topic);
        }
        Instant since = moments.getFirst().interaction().at();
        return new Sample.Tale(
                new Sample.Known(USER_ID, USER_ID + "@example.org", "Ada", "guest", "GB", since), moments);
    }

    private static void add(List<Sample.Moment> moments, Act act, Instant at, Topic topic) {
        String id = USER_ID + "-" + (moments.size() + 1);
        Money value = act == Act.ORDER_COMPLETED ? new Money(8_000, "USD") : Money.NONE;
        About about = new About(topic.outreach(), topic.content(), act.channel());
        moments.add(Sample.Moment.of(new Interaction(id, USER_ID, act.signal(), at, value, about)));
    }
}
