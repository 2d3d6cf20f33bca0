package io.customerpulse.engine.ledger;

import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.ledger.Entry.Kind;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All entries behind one customer's pulse at one instant: the definition, written out line by line.
///
/// It shares no arithmetic with [io.customerpulse.engine.state.Fold], which keeps only sums; that
/// both agree to 1e-9 at every instant is law 5, held by `LedgerTest`. O(n log n); needs the whole
/// timeline. Instants are taken to the microsecond, as everywhere.
///
/// @param at      the instant it is drawn up for
/// @param entries booked by then, in the order of booking
public record Ledger(Instant at, List<Entry> entries) {

    /// By instant; the rest only so that the ledger is the same whatever came first.
    private static final Comparator<Interaction> ORDER = Comparator.comparing(Interaction::at)
            .thenComparing(Interaction::signal)
            .thenComparing(Interaction::id)
            .thenComparing(interaction -> interaction.about().outreach())
            .thenComparing(interaction -> interaction.about().content())
            .thenComparing(interaction -> interaction.about().channel())
            .thenComparing(interaction -> interaction.value().currency())
            .thenComparingLong(interaction -> interaction.value().minor());

    public Ledger {
        entries = List.copyOf(entries);
    }

    /// Draws up the ledger.
    ///
    /// @param interactions of one customer, in any order; later ones than `at` are left out
    public static Ledger of(List<Interaction> interactions, Rules rules, Instant at) {
        long now = Micros.of(at);
        List<Interaction> past = interactions.stream()
                .filter(interaction -> Micros.of(interaction.at()) <= now)
                .sorted(ORDER)
                .toList();
        Responses responses = Responses.of(past, rules);
        List<Entry> entries = new ArrayList<>();
        for (Interaction interaction : past) {
            Signal signal = rules.signal(rules.signal(interaction.signal()));
            own(interaction, rules, now).ifPresent(entries::add);
            signal.response()
                    .expects()
                    .flatMap(expects -> noise(interaction, expects, responses, now))
                    .ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(Entry::bookedAt));
        return new Ledger(at, entries);
    }

    /// The pulse these entries add up to.
    public Pulse pulse() {
        double level = 0;
        double investments = 0;
        double returns = 0;
        double noise = 0;
        for (Entry entry : entries) {
            level += entry.left();
            if (entry.side() == Side.INVESTMENT) investments += entry.points();
            else returns += entry.points();
            if (entry.kind() == Kind.NOISE) noise += entry.points();
        }
        return new Pulse(level, investments, returns, noise);
    }

    private static Optional<Entry> own(Interaction interaction, Rules rules, long now) {
        Signal signal = rules.signal(rules.signal(interaction.signal()));
        Kernel kernel = signal.kernel();
        long happened = Micros.of(interaction.at());
        long booked = happened + Micros.of(kernel.delay());
        if (booked > now) return Optional.empty();
        double points = signal.points(rules.catalog().rates().value(interaction.value()));
        double left = points * kernel.left(now - happened);
        return Optional.of(
                new Entry(interaction, Kind.INTERACTION, signal.side(), Micros.instant(booked), points, left));
    }

    private static Optional<Entry> noise(Interaction outreach, Expectation expects, Responses responses, long now) {
        long due = Micros.of(outreach.at()) + Micros.of(expects.within());
        if (due > now || responses.anyTo(outreach, due)) return Optional.empty();
        double points = -expects.noise();
        double left = points * expects.fading().left(now - due);
        return Optional.of(new Entry(outreach, Kind.NOISE, Side.RETURN, Micros.instant(due), points, left));
    }
}
