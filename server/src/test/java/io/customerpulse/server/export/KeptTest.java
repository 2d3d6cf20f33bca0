package io.customerpulse.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Reading;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.Alone;
import io.customerpulse.server.Core;
import io.customerpulse.server.Index;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Identifier ADA = new Identifier(Identifier.USER_ID, "ada");

    @TempDir
    Path folder;

    @Test
    void pulseLedgerAndEventsGoTogetherWhateverComesInMeanwhile() throws Exception {
        try (Core core = Alone.open(folder, () -> NOW)) {
            Index index = core.index();
            orders(index, "first");
            Kept.Parts parts =
                    new Kept.Parts(index.customers(), index.persons(), core.journal(), index.store(), index.people());
            Kept kept = new Kept(parts, index.customers().of(ADA).orElseThrow(), NOW);

            double ledger = kept.ledger().pulse().level();
            orders(index, "second");

            assertThat(kept.pulse().orElseThrow().pulse().level()).isCloseTo(ledger, within(1e-9));
            assertThat(kept.events())
                    .extracting(stored -> stored.event().origin().messageId())
                    .containsExactly("first");
            assertThat(kept.ledger().pulse().level()).isEqualTo(ledger);
            assertThat(index.customers().past(kept.customer()).events()).hasSize(2);
        }
    }

    private static void orders(Index index, String id) throws Exception {
        Event.Origin origin = new Event.Origin("src", id, id.hashCode(), NOW);
        Deed order = new Deed.Interacted("Order Completed", NOW.minus(Duration.ofDays(3)), Money.NONE, About.NOTHING);
        index.intake()
                .take(List.of(new Reading.Good(new Event(origin, List.of(ADA), order, List.of(), ""))))
                .get();
        index.shards().settle();
    }
}
