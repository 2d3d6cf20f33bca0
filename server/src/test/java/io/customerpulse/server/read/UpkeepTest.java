package io.customerpulse.server.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.Alone;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Identifier ADA = new Identifier(Identifier.USER_ID, "ada");

    @TempDir
    Path folder;

    private final Roster roster = new Roster(Thresholds.USUAL);

    @Test
    void whoIsForgottenWhileTheirLineIsMadeDoesNotComeBack() throws Exception {
        try (Core core = Alone.open(folder, () -> NOW)) {
            Index index = core.index();
            comesIn(index);
            assertThat(rowsAfterARound(index, () -> {})).isEqualTo(1);
            assertThat(rowsAfterARound(index, () -> forget(index))).isZero();
        }
    }

    /// @param meanwhile is done while a line is made, and before it is written
    private int rowsAfterARound(Index index, Runnable meanwhile) {
        Customers customers =
                new Customers(index.shards(), new Timelines(index.store()), index.people()::members, () -> {
                    meanwhile.run();
                    return 14;
                });
        Lines lines = new Lines(index.store(), index.shards(), customers);
        Upkeep upkeep = new Upkeep(roster, new Touched(), lines);
        for (boolean more = true; more; ) more = upkeep.step(NOW);
        return roster.size();
    }

    /// As a removal does: first the name goes, then the line.
    private void forget(Index index) {
        try (Batch batch = index.store().batch()) {
            batch.delete(Family.NAMES, Lines.key(ADA).bytes());
            batch.write();
        }
        roster.remove(Lines.key(ADA));
    }

    private static void comesIn(Index index) throws Exception {
        Event.Origin origin = new Event.Origin("src", "first", 1, NOW);
        Deed deed = new Deed.Interacted("Order Completed", NOW.minusSeconds(60), Money.NONE, About.NOTHING);
        Event event = new Event(origin, List.of(ADA), deed, List.of(), "");
        index.intake().take(List.of(new Reading.Good(event))).get();
        index.shards().settle();
    }
}
