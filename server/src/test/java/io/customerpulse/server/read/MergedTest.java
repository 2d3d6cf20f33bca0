package io.customerpulse.server.read;

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
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.store.Batch;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Key;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pulse of a customer of several identifiers is kept, and is never an old one.
class MergedTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Identifier ADA = new Identifier(Identifier.USER_ID, "ada");
    private static final Identifier MAIL = new Identifier(Identifier.EMAIL, "ada@example.org");
    private static final Identifier PHONE = new Identifier(Identifier.PHONE, "+15550100");
    private static final List<String> SIGNALS =
            List.of("Order Completed", "Product Viewed", "Email Delivered", "Email Opened", "Email Link Clicked");

    @TempDir
    Path folder;

    private Core core;
    private int events;

    @BeforeEach
    void oneCustomerOfTwoIdentifiers() throws Exception {
        core = Alone.open(folder, () -> NOW);
        comesIn(List.of(ADA, MAIL), "Order Completed", NOW.minus(Duration.ofDays(9)));
        comesIn(List.of(MAIL), "Product Viewed", NOW.minus(Duration.ofDays(2)));
        assertThat(customer().identifiers()).containsExactly(ADA, MAIL);
    }

    @AfterEach
    void end() throws Exception {
        core.close();
    }

    @Test
    void whoHasNotMovedIsToldWithoutTheirPast() throws Exception {
        double before = pulse();
        forgetThePast(MAIL);
        assertThat(pulse()).isEqualTo(before);
        comesIn(List.of(ADA), "Product Viewed", NOW.minus(Duration.ofDays(1)));
        assertThat(pulse()).as("made again, of what is left").isCloseTo(ledger(), within(1e-9));
    }

    @Test
    void whatIsTakenOutCountsNoMoreThoughTheLatestStays() throws Exception {
        comesIn(List.of(MAIL), "Product Viewed", NOW.minus(Duration.ofDays(1)));
        double before = pulse();
        forget(MAIL, 1);
        index().shards().remake(List.of(key(MAIL)));
        assertThat(pulse()).isCloseTo(ledger(), within(1e-9)).isLessThan(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itIsTheLedgersPulseAfterWhateverComesIn(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Identifier>> who = List.of(List.of(ADA), List.of(MAIL), List.of(MAIL, PHONE), List.of(PHONE));
        for (int step = 0; step < 40; step++) {
            Instant at = NOW.minus(Duration.ofMinutes(1 + random.nextInt(60 * 24 * 30)));
            comesIn(who.get(random.nextInt(who.size())), SIGNALS.get(random.nextInt(SIGNALS.size())), at);
            for (int look = 0; look < 2; look++) assertThat(pulse()).isCloseTo(ledger(), within(1e-9));
        }
    }

    private Index index() {
        return core.index();
    }

    private Customer customer() {
        return index().customers().of(ADA).orElseThrow();
    }

    private double pulse() {
        return index().customers()
                .portrait(customer(), NOW)
                .orElseThrow()
                .point()
                .pulse()
                .level();
    }

    /// What everything that happened adds up to.
    private double ledger() {
        return index().customers().past(customer()).ledger(NOW).pulse().level();
    }

    private void forgetThePast(Identifier identifier) {
        forget(identifier, Integer.MAX_VALUE);
    }

    /// Takes the first events out of a timeline, and nothing else.
    private void forget(Identifier identifier, int count) {
        AtomicInteger left = new AtomicInteger(count);
        try (Batch batch = index().store().batch()) {
            index().store().scanPrefix(Family.TIMELINE, key(identifier).bytes(), (at, event) -> {
                batch.delete(Family.TIMELINE, at);
                return left.decrementAndGet() > 0;
            });
            batch.write();
        }
    }

    private static Key key(Identifier identifier) {
        return Key.of(identifier.toString());
    }

    private void comesIn(List<Identifier> who, String signal, Instant at) throws Exception {
        String id = "m" + events++;
        Event.Origin origin = new Event.Origin("src", id, events, NOW);
        Deed deed = new Deed.Interacted(signal, at, Money.NONE, new About("spring", "page", "email"));
        index().intake()
                .take(List.of(new Reading.Good(new Event(origin, who, deed, List.of(), ""))))
                .get();
        index().shards().settle();
    }
}
