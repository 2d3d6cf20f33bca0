package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.intake.Busy;
import io.customerpulse.server.intake.Intake;
import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.person.PersonalData;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.store.Key;
import io.customerpulse.server.store.Store;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Questions about everybody, answered from a [Roster] that a thread of its own keeps fresh.
///
/// Once everybody has been read, and while events come in, the thread works an eighth of the time at most; so with many
/// customers a round takes longer, and never takes the processor from who sends events.
public final class Everybody implements AutoCloseable {

    /// Between two looks at who was touched.
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final int REST = 7;

    private final Roster roster;
    private final Population population;
    private final Lines lines;
    private final Customers customers;
    private final Upkeep upkeep;
    private final Intake intake;
    private final InstantSource clock;
    private final Turns turns = new Turns("roster", this::turn);
    /// What had come in by the last turn.
    private long latest;

    /// What it works on.
    ///
    /// @param roster     whose typical gap the customers use
    /// @param touched    follows the shards
    /// @param population is told of the controls
    public record Kept(Roster roster, Touched touched, Population population) {
        public static Kept of(Rules rules) {
            return new Kept(new Roster(rules.thresholds()), new Touched(), new Population());
        }
    }

    /// Where it reads and writes.
    public record Parts(Store store, Shards shards, Customers customers, Intake intake) {}

    /// Begins to read everybody, in the background.
    public Everybody(Kept kept, Parts parts, InstantSource clock) {
        this.roster = kept.roster();
        this.population = kept.population();
        this.lines = new Lines(parts.store(), parts.shards(), parts.customers());
        this.customers = parts.customers();
        this.upkeep = new Upkeep(roster, kept.touched(), lines);
        this.intake = parts.intake();
        this.clock = clock;
        turns.begin();
    }

    /// A customer in a list. The numbers are those of the roster, as of its freshness.
    ///
    /// @param line    the key of the identifier that stands for the customer
    /// @param channel of the latest interaction; empty if none is known
    public record Listed(
            Key line,
            Identifier name,
            List<Identifier> identifiers,
            double pulse,
            Stage stage,
            OptionalDouble momentum,
            OptionalDouble overdue,
            double cadenceDays,
            Instant firstInteraction,
            Instant lastInteraction,
            Optional<Instant> lastSeen,
            long interactions,
            String channel) {}

    /// A page of a list.
    ///
    /// @param total for how many the filter holds
    /// @param next  where the list goes on; empty at its end
    public record Page(
            List<Listed> customers, long total, Optional<Selection.After> next, Roster.Freshness freshness) {}

    public Page list(Selection selection) {
        Roster.Freshness freshness = roster.freshness();
        Roster.Shown shown = roster.select(selection);
        List<Listed> listed = new ArrayList<>();
        for (Row row : shown.rows()) {
            customer(row.key()).ifPresent(customer -> listed.add(listed(customer, row)));
        }
        return new Page(listed, shown.total(), shown.next(), freshness);
    }

    /// A customer, and the key of their line.
    public record Named(Key line, Customer customer) {}

    /// Some customers, in the order of the keys of their lines.
    ///
    /// @param next where to go on; empty at the end
    public record Part(List<Named> customers, Optional<Key> next) {}

    /// Some customers, from behind a key on, each once.
    ///
    /// @param after empty to begin
    /// @param max   how many identifiers are looked at
    public Part next(Optional<Key> after, int max) {
        List<Lines.Named> names = lines.next(after, max);
        List<Named> customers = new ArrayList<>();
        for (Lines.Named each : names) {
            lines.customer(each.identifier())
                    .filter(customer -> lines.line(customer).equals(each.identifier()))
                    .ifPresent(customer -> customers.add(new Named(each.key(), customer)));
        }
        return new Part(
                customers, names.size() == max ? Optional.of(names.getLast().key()) : Optional.empty());
    }

    /// How many lines there are.
    public int size() {
        return roster.size();
    }

    /// The line of a key, as it is in the lists now; empty if it is in none.
    public Optional<Listed> listed(Key line) {
        return roster.find(line).flatMap(row -> customer(line).map(customer -> listed(customer, row)));
    }

    /// What the timeline of a customer of a list tells at a glance.
    public Glance glance(Listed listed) {
        return customers.glance(new Customer(listed.name(), listed.identifiers()), clock.instant());
    }

    /// Whom a beginning is looked for.
    ///
    /// @param personal whether identifiers that are personal data may be looked through
    public Search search(String wanted, boolean personal) {
        Optional<Key> exactly = customers
                .find(wanted.strip())
                .filter(customer -> personal || isKnownOpenly(customer, wanted.strip()))
                .map(customer -> Lines.key(lines.line(customer)));
        return new Search(wanted, personal, exactly);
    }

    private static boolean isKnownOpenly(Customer customer, String wanted) {
        return customer.identifiers().stream()
                .filter(each -> each.value().equals(wanted) || each.toString().equals(wanted))
                .anyMatch(each -> PersonalData.masked(each).equals(each.toString()));
    }

    /// The customer of a line; empty if nothing is known of them any more.
    public Optional<Customer> customer(Key line) {
        return lines.name(line).flatMap(lines::customer);
    }

    /// Everybody by stage, now.
    public Population.Day population() {
        return Population.Day.of(roster.freshness().asOf(), roster.stages());
    }

    public Roster.Freshness freshness() {
        return roster.freshness();
    }

    /// The days that were counted.
    public Population history() {
        return population;
    }

    @Override
    public void close() {
        turns.close();
    }

    private Duration turn() {
        long began = System.nanoTime();
        boolean more = upkeep.step(clock.instant());
        if (upkeep.isRoundDone()) count();
        Duration worked = Duration.ofNanos(System.nanoTime() - began);
        long applied = intake.applied();
        boolean isQuiet = applied == latest;
        latest = applied;
        if (!more) return PAUSE;
        return worked.multipliedBy(isQuiet || !roster.freshness().complete() ? 1 : REST);
    }

    /// Has the day counted, if it is not yet. If it cannot be written now, the next round tries again.
    private void count() {
        if (population.has(roster.freshness().asOf())) return;
        Population.Day today = population();
        if (today.customers() == 0) return;
        try {
            intake.set(Population.KIND, Population.json(today))
                    .exceptionally(failed -> new Receipt(List.of()))
                    .join();
        } catch (Busy full) {
            // It is tried again with the next sweep.
            return;
        }
    }

    private static Listed listed(Customer customer, Row row) {
        return new Listed(
                row.key(),
                customer.name(),
                customer.identifiers(),
                row.pulse(),
                row.stage(),
                number(row.momentum()),
                number(row.overdue()),
                row.cadenceDays(),
                Micros.instant(row.span().first()),
                Micros.instant(row.span().last()),
                row.span().lastReturn() == Long.MIN_VALUE
                        ? Optional.empty()
                        : Optional.of(Micros.instant(row.span().lastReturn())),
                row.interactions(),
                row.channel());
    }

    private static OptionalDouble number(double number) {
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
