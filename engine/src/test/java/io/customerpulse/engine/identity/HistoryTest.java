package io.customerpulse.engine.identity;

import static io.customerpulse.engine.identity.Facts.id;
import static io.customerpulse.engine.identity.Facts.seen;
import static io.customerpulse.engine.identity.Facts.split;
import static io.customerpulse.engine.identity.Facts.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.engine.identity.Happening.Agreed;
import io.customerpulse.engine.identity.Happening.Declined;
import io.customerpulse.engine.identity.Happening.Joined;
import io.customerpulse.engine.identity.Happening.Parted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final List<Bond> FACTS = List.of(
            Bond.of(seen("u1", "a1", 1)),
            Bond.of(seen("u1", "e1", 2)),
            Bond.of(seen("e1", "a1", 3)),
            Bond.of(seen("u2", "a1", 4)),
            Bond.of(split("u1", "h1", 5)),
            Bond.of(seen("u1", "h1", 6)),
            Bond.of(split("u1", "a2", 7)),
            Bond.of(stated("u1", "a2", 8)),
            Bond.of(stated("u1", "a2", 9)),
            Bond.of(seen("u2", "e2", 10)));

    /// `a2` is stated, so its link comes before those seen.
    private static final List<Happening> STORY = List.of(
            new Agreed(stated("u1", "a2", 9)),
            new Joined(stated("u1", "a2", 8)),
            new Parted(split("u1", "a2", 7), false),
            new Declined(new Refused(seen("u1", "h1", 6), new Refused.Why.Apart(split("u1", "h1", 5)))),
            new Parted(split("u1", "h1", 5), true),
            new Declined(new Refused(seen("u2", "a1", 4), new Refused.Why.TooMany(Identifier.USER_ID, 1))),
            new Agreed(seen("e1", "a1", 3)),
            new Joined(seen("u1", "e1", 2)),
            new Joined(seen("u1", "a1", 1)));

    @Test
    void aHistoryTellsWhatCameOfEachFact() {
        assertThat(story(FACTS, 99)).isEqualTo(STORY);
    }

    @Test
    void theLatestFactsComeFirstAndNoMoreThanAskedFor() {
        for (int most = 0; most <= STORY.size(); most++) {
            assertThat(story(FACTS, most)).isEqualTo(STORY.subList(0, most));
        }
    }

    @Test
    void aHistoryDoesNotDependOnWhenFactsWereHeard() {
        for (int seed = 0; seed < 100; seed++) {
            List<Bond> facts = new ArrayList<>(FACTS);
            Collections.shuffle(facts, new Random(seed));
            assertThat(story(facts, 99)).as("seed %d", seed).isEqualTo(STORY);
        }
    }

    @Test
    void whoIsNewHasNoHistory() {
        Town town = new Town(Facts.TIGHT);
        assertThat(History.of(town.customerOf(id("u1")), town, Facts.TIGHT, 9)).isEmpty();
    }

    private static List<Happening> story(List<Bond> facts, int most) {
        Town town = new Town(Facts.TIGHT);
        facts.forEach(town::hear);
        return History.of(town.customerOf(id("u1")), town, Facts.TIGHT, most);
    }
}
