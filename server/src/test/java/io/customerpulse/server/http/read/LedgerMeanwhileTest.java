package io.customerpulse.server.http.read;

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
import io.customerpulse.server.http.read.Answer.LedgerOf;
import io.customerpulse.server.http.read.Answer.Moved;
import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.model.Forecasts;
import io.customerpulse.server.read.Customers.Customer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// That the parts of one ledger go together, whatever comes in while it is made.
@Timeout(60)
class LedgerMeanwhileTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant SENT = NOW.minus(Duration.ofDays(1));
    private static final Identifier ADA = new Identifier(Identifier.USER_ID, "ada");
    private static final About LETTER = new About("spring", "https://shop.example/a", "email");

    @TempDir
    Path folder;

    private Core core;
    private CustomerResource resource;

    @BeforeEach
    void begin() throws Exception {
        core = Alone.open(folder, () -> NOW);
        Index index = core.index();
        resource = new CustomerResource(
                index.customers(), customer -> List.of(), new Forecasts(index.customers(), index.models()), () -> NOW);
    }

    @AfterEach
    void end() throws Exception {
        core.close();
    }

    @Test
    void aClickIsEitherCountedOrLeftOut() {
        comesIn("Email Link Clicked", SENT.plusSeconds(2));
        Customer customer = customer(() -> comesIn("Email Delivered", SENT));

        LedgerOf before = ledger(customer, Map.of());
        LedgerOf after = ledger(customer, Map.of());

        assertThat(before.entries()).extracting(Answer.Line::signal).containsExactly("Email Link Clicked");
        assertThat(before.leftOut()).isEmpty();
        assertThat(after.entries()).extracting(Answer.Line::signal).containsExactly("Email Delivered");
        assertThat(after.leftOut()).extracting(Answer.LeftOut::signal).containsExactly("Email Link Clicked");
    }

    @Test
    void whatChangedAddsUpToTheChange() {
        comesIn("Order Completed", SENT);
        Customer customer = customer(() -> comesIn("Order Completed", SENT.plusSeconds(60)));
        Map<String, String> since =
                Map.of("since", NOW.minus(Duration.ofHours(12)).toString());

        Moved before = ledger(customer, since).change().orElseThrow();
        Moved after = ledger(customer, since).change().orElseThrow();

        assertThat(causes(before)).isCloseTo(before.change(), within(1e-9));
        assertThat(causes(after)).isCloseTo(after.change(), within(1e-9));
        assertThat(after.pulseThen()).isGreaterThan(before.pulseThen());
    }

    private LedgerOf ledger(Customer customer, Map<String, String> parameters) {
        return resource.ledger(customer, Asked.of(parameters, List.of("since")), new Sight(true));
    }

    private static double causes(Moved moved) {
        return moved.causes().stream().mapToDouble(Answer.Cause::points).sum();
    }

    private void comesIn(String signal, Instant at) {
        String id = signal + at;
        Event.Origin origin = new Event.Origin("src", id, id.hashCode(), NOW);
        Event event =
                new Event(origin, List.of(ADA), new Deed.Interacted(signal, at, Money.NONE, LETTER), List.of(), "");
        try {
            core.index().intake().take(List.of(new Reading.Good(event))).join();
            core.index().shards().settle();
        } catch (Busy | InterruptedException never) {
            throw new AssertionError(never);
        }
    }

    /// A customer with whom something happens whenever we have read what did, and are about to read it again.
    private static Customer customer(Runnable happens) {
        return new Customer(ADA, new AbstractList<>() {
            private boolean isRead;

            @Override
            public Identifier get(int index) {
                return ADA;
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Iterator<Identifier> iterator() {
                if (isRead) happens.run();
                isRead = true;
                return List.of(ADA).iterator();
            }
        });
    }
}
