package io.customerpulse.server.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.catalog.DefaultCatalog;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.Settings;
import io.customerpulse.server.read.Feed.Happening;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FeedTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int EVENTS = 2 * Listener.WAITING_MAX;

    @TempDir
    Path folder;

    @Test
    void whoIsTooSlowIsCutOffAndComesBackWithoutAGap() throws Exception {
        Index.Making making = new Index.Making(
                Rules.of(DefaultCatalog.read()),
                new Settings.Memory(2, 1_000),
                () -> NOW,
                control -> {},
                damage -> {},
                broken -> {});
        try (Core core = Core.open(folder, making, new Random(1))) {
            Index index = core.index();
            Feed.Parts parts = new Feed.Parts(core.journal(), index.intake(), index.shards(), index.customers());
            try (Feed feed = new Feed(parts, () -> NOW)) {
                List<Long> heard = new ArrayList<>();
                try (Listener slow = listen(feed, OptionalLong.empty())) {
                    assertThat(slow.next(Duration.ZERO)).isEmpty();
                    for (int i = 0; i < EVENTS; i += 500)
                        index.intake().take(events(i, 500)).get();
                    while (!slow.isCut()) LockSupport.parkNanos(1_000_000);
                    while (!slow.isOver()) slow.next(Duration.ZERO).ifPresent(each -> heard.add(sequence(each)));
                }
                assertThat(heard).hasSize(Listener.WAITING_MAX);
                try (Listener back = listen(feed, OptionalLong.of(heard.getLast()))) {
                    while (heard.size() < EVENTS) {
                        back.next(Duration.ofSeconds(1)).ifPresent(each -> heard.add(sequence(each)));
                    }
                }
                assertThat(heard).isSorted().doesNotHaveDuplicates().hasSize(EVENTS);
            }
        }
    }

    private static Listener listen(Feed feed, OptionalLong after) throws InterruptedException {
        return feed.listen(Optional.empty(), after).orElseThrow();
    }

    private static long sequence(Happening happening) {
        return happening.stored().sequence();
    }

    private static List<Reading> events(int from, int count) {
        List<Reading> events = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            Event.Origin origin = new Event.Origin("src", "m-" + i, i, NOW);
            List<Identifier> who = List.of(new Identifier(Identifier.USER_ID, "u" + i % 7));
            events.add(new Reading.Good(new Event(origin, who, new Deed.Noted(NOW, "visit"), List.of(), "")));
        }
        return events;
    }
}
