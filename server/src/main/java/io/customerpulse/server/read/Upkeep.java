package io.customerpulse.server.read;

import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Lines.Named;
import io.customerpulse.server.read.Touched.Touch;
import io.customerpulse.server.store.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps the roster fresh, a step at a time: first who was touched, then the rest of a round through everybody.
///
/// A round is due a minute after the last one began, or at once when other rules are in force, or when the typical gap
/// has changed and there are so few customers that it costs nothing. For one thread.
final class Upkeep {

    static final Duration ROUND_EVERY = Duration.ofSeconds(60);

    /// Lines made in one step: some milliseconds, and some ten if all are customers of several identifiers who moved.
    private static final int STEP = 100;
    /// Up to so many customers the typical gap is worked out at every change, and everybody held against it.
    private static final int FEW = 5_000;

    private final Roster roster;
    private final Touched touched;
    private final Lines lines;
    private int round;
    private boolean inRound;
    private boolean gapChanged;
    private boolean gapDue;
    /// What interactions meant when the round began.
    private Rules rules;
    private Optional<Key> place = Optional.empty();
    private Optional<Instant> began = Optional.empty();

    Upkeep(Roster roster, Touched touched, Lines lines) {
        this.roster = roster;
        this.touched = touched;
        this.lines = lines;
        this.rules = lines.rules();
    }

    /// Does some work.
    ///
    /// @return whether there is more to do now
    boolean step(Instant now) {
        boolean isBusy = touched(now);
        if (rules != lines.rules() || (!inRound && isDue(now))) begin(now);
        if (inRound) return round(now) || isBusy;
        if (gapDue && roster.size() <= FEW) {
            gapDue = false;
            gapChanged = roster.measureTypicalGap();
        }
        return isBusy || gapChanged;
    }

    /// Whether a round has ended since it was asked last, and nobody waits to be written again.
    boolean isRoundDone() {
        return began.isPresent() && !inRound;
    }

    private boolean isDue(Instant now) {
        if (gapChanged || began.isEmpty()) return true;
        // A clock that was set back is no reason to wait until it has caught up.
        return !now.isBefore(began.get().plus(ROUND_EVERY)) || now.isBefore(began.get());
    }

    private void begin(Instant now) {
        round++;
        inRound = true;
        gapChanged = false;
        rules = lines.rules();
        place = Optional.empty();
        began = Optional.of(now);
    }

    private boolean touched(Instant now) {
        List<Touch> taken = touched.take(STEP);
        Set<Identifier> done = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        boolean progress = false;
        for (Touch touch : taken) {
            if (!lines.includes(touch.key(), touch.sequence())) {
                touched.again(touch);
                continue;
            }
            progress = true;
            Optional<Customer> customer = lines.name(touch.key()).flatMap(lines::customer);
            if (customer.isEmpty()) roster.remove(touch.key());
            else if (done.add(customer.get().name())) write(customer.get(), now, rows);
        }
        put(rows);
        gapDue |= progress;
        return progress && !touched.isEmpty();
    }

    private boolean round(Instant now) {
        List<Named> next = lines.next(place, STEP);
        List<Row> rows = new ArrayList<>();
        for (Named each : next) {
            Optional<Customer> customer = lines.customer(each.identifier());
            if (customer.isPresent() && lines.line(customer.get()).equals(each.identifier())) {
                write(customer.get(), now, rows);
            }
        }
        put(rows);
        if (next.size() == STEP) {
            place = Optional.of(next.getLast().key());
            return true;
        }
        inRound = false;
        roster.roundDone(round, began.orElse(now));
        gapChanged = roster.measureTypicalGap() && roster.size() <= FEW;
        return gapChanged;
    }

    /// Writes lines, and takes those out again whose customer was forgotten while they were made: first a name goes,
    /// then the line, so whoever is still named here is taken out by whoever forgets them.
    private void put(List<Row> rows) {
        roster.put(rows, round);
        for (Row row : rows) if (lines.name(row.key()).isEmpty()) roster.remove(row.key());
    }

    /// Makes a customer's one line, and takes out those that their identifiers had before they were one.
    private void write(Customer customer, Instant now, List<Row> rows) {
        Key key = Lines.key(lines.line(customer));
        for (Identifier identifier : customer.identifiers()) {
            Key other = Lines.key(identifier);
            if (!other.equals(key)) roster.remove(other);
        }
        Optional<Row> row = lines.row(customer, now, roster.find(key));
        row.ifPresentOrElse(rows::add, () -> roster.remove(key));
    }
}
