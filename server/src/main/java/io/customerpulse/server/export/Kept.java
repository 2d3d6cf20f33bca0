package io.customerpulse.server.export;

import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.EventBytes;
import io.customerpulse.codec.event.Refusal;
import io.customerpulse.engine.ledger.Ledger;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.server.journal.Entry;
import io.customerpulse.server.journal.Journal;
import io.customerpulse.server.people.Identities;
import io.customerpulse.server.person.ConsentLedger;
import io.customerpulse.server.person.Named;
import io.customerpulse.server.person.Persons;
import io.customerpulse.server.person.Profile;
import io.customerpulse.server.read.Customers;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Past;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.store.Bytes;
import io.customerpulse.server.store.Family;
import io.customerpulse.server.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that is kept of one customer: what happened is read once, so that pulse, ledger and events go together; the
/// rest is looked up as it is asked for.
public final class Kept {

    /// Most facts of the history of a customer.
    private static final int HISTORY_MAX = 10_000;

    private final Parts parts;
    private final Customer customer;
    private final Instant at;
    private final Past past;

    /// Where things are kept.
    ///
    /// @param people who is who, and how that came
    public record Parts(Customers customers, Persons persons, Journal journal, Store store, Identities people) {}

    /// A refused record that names the customer.
    record Failed(long sequence, Refusal refusal) {}

    /// @param at the instant that pulse and ledger are of
    public Kept(Parts parts, Customer customer, Instant at) {
        this.parts = parts;
        this.customer = customer;
        this.at = at;
        this.past = parts.customers().past(customer);
    }

    Instant at() {
        return at;
    }

    Customer customer() {
        return customer;
    }

    /// How the customer came to be, the latest first.
    List<Told> history() {
        return parts.people().history(customer.name(), HISTORY_MAX).stream()
                .map(Told::of)
                .toList();
    }

    Profile profile() {
        return parts.persons().profile(customer.identifiers());
    }

    ConsentLedger consent() {
        return parts.persons().consent(customer.identifiers());
    }

    Optional<Trace.Point> pulse() {
        return parts.customers().pulse(past, at);
    }

    Ledger ledger() {
        return past.ledger(at);
    }

    /// Every event, without its raw record.
    List<Stored> events() {
        return past.events();
    }

    /// The record of an event as its source sent it.
    String raw(Stored stored) throws IOException {
        return parts.journal()
                .entry(stored.sequence())
                .filter(entry -> entry.kind() == Entry.EVENT)
                .flatMap(entry -> EventBytes.decode(entry.payload()))
                .map(Event::raw)
                .orElse("");
    }

    /// Refused records that name the customer, of those a person has not yet mended or dropped.
    List<Failed> failed() {
        Named named = new Named(customer.identifiers());
        List<Failed> failed = new ArrayList<>();
        parts.store().scan(Family.FAILED, new byte[0], new byte[0], (key, value) -> {
            EventBytes.decodeRefusal(value)
                    .filter(named::in)
                    .ifPresent(refusal -> failed.add(new Failed(Bytes.readLong(key, 0), refusal)));
            return true;
        });
        return failed;
    }
}
