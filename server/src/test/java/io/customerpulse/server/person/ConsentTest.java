package io.customerpulse.server.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.server.intake.Control;
import io.customerpulse.server.person.Consent.Proof;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Proof PROOF = new Proof("web", "v1", "");
    private static final Identifier ADA = new Identifier("user_id", "ada");

    @TempDir
    Path folder;

    private static Consent word(String channel, boolean granted, long at, long sequence) {
        return new Consent("marketing", channel, granted, at, PROOF, sequence);
    }

    private static ConsentLedger ledger(Consent... words) {
        return new ConsentLedger(List.of(words));
    }

    @Test
    void theLatestWordCountsNotTheOneThatCameInLast() {
        ConsentLedger said = ledger(word("email", false, 20, 1), word("email", true, 10, 2));
        assertThat(said.allows("marketing", "email")).isFalse();
        assertThat(said.history()).extracting(Consent::atMicros).containsExactly(10L, 20L);
    }

    @Test
    void whatNothingWasSaidOfIsNotAllowed() {
        assertThat(ledger(word("email", true, 1, 1)).allows("marketing", "sms")).isFalse();
        assertThat(ledger(word("email", true, 1, 1)).allows("research", "email"))
                .isFalse();
    }

    @Test
    void aWordForAllChannelsCountsForEachButAYesDoesNotUndoANoToOne() {
        assertThat(ledger(word("", true, 1, 1)).allows("marketing", "email")).isTrue();
        assertThat(ledger(word("email", true, 1, 1), word("", false, 2, 2)).allows("marketing", "email"))
                .isFalse();
        assertThat(ledger(word("", false, 1, 1), word("email", true, 2, 2)).allows("marketing", "email"))
                .isTrue();
        assertThat(ledger(word("email", false, 1, 1), word("", true, 2, 2)).allows("marketing", "email"))
                .isFalse();
    }

    @Test
    void theLedgerIsTheSameInAnyOrderAndAnyNumberOfTimes() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            List<Consent> words = new ArrayList<>();
            for (int i = 1; i <= 40; i++) {
                String channel = List.of("", "email", "sms").get(random.nextInt(3));
                words.add(word(channel, random.nextBoolean(), random.nextInt(10), i));
            }
            ConsentLedger once = words.stream().reduce(ConsentLedger.EMPTY, ConsentLedger::add, ConsentLedger::merge);
            words.addAll(words.subList(3, 9));
            Collections.shuffle(words, random);
            ConsentLedger left = new ConsentLedger(words.subList(0, 20));
            ConsentLedger right = new ConsentLedger(words.subList(20, words.size()));
            assertThat(left.merge(right)).as("seed %d", seed).isEqualTo(once).isEqualTo(right.merge(left));
            assertThat(left.merge(right).current()).isEqualTo(once.current());
        }
    }

    @Test
    void eventsAndPeopleWriteIntoOneLedgerAndReplayChangesNothing() throws IOException {
        Stored event = Stored.of(
                7,
                new Event(
                        new Event.Origin("web", "m", 1, NOW),
                        List.of(ADA),
                        new Deed.Consented(NOW, "marketing", "email", true, "v2"),
                        List.of(),
                        ""));
        Consents.Wanted wanted = new Consents.Wanted(
                ADA, "marketing", "email", false, NOW.plusSeconds(9), new Proof("phone call", "v2", "adm_1"));
        try (Store store = Store.open(folder)) {
            Consents consents = new Consents(store);
            for (int time = 0; time < 2; time++) {
                try (Batch batch = store.batch()) {
                    consents.follow(event, batch);
                    batch.write();
                }
                consents.control(new Control(8, Consents.SET, wanted.json()));
                consents.control(new Control(9, "source.put", "{}"));
                ConsentLedger ledger = consents.of(List.of(ADA));
                assertThat(ledger.history()).hasSize(2);
                assertThat(ledger.allows("marketing", "email")).isFalse();
                assertThat(ledger.history().getLast().proof()).isEqualTo(new Proof("phone call", "v2", "adm_1"));
            }
        }
    }
}
