package io.customerpulse.server.read;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Fold;
import io.customerpulse.engine.state.Patience;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.engine.state.Summary;
import io.customerpulse.engine.state.Timeline;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.server.shard.Shards;
import io.customerpulse.server.shard.Shards.Ruled;
import io.customerpulse.server.shard.Stored;
import io.customerpulse.server.shard.Timelines;
import io.customerpulse.server.store.Key;
import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// Questions about one customer.
///
/// A customer of one identifier is read from its state, O(1); one of several from a state that is made of their
/// timelines together, O(n log n) when something has changed, so that what one device was sent and another answered is
/// told apart from noise. Past instants are read from the timelines as well.
public final class Customers {

    /// Where an identifier is looked for that is given without its kind, in this order.
    private static final List<String> USUAL_KINDS =
            List.of(Identifier.USER_ID, Identifier.ANONYMOUS_ID, Identifier.EMAIL, Identifier.PHONE);

    private static final Comparator<Stored> IN_TIME =
            Comparator.comparing((Stored stored) -> stored.event().deed().at()).thenComparingLong(Stored::sequence);

    private final Shards shards;
    private final Timelines timelines;
    private final Who who;
    private final DoubleSupplier typicalGapDays;
    private final Merged merged;

    /// @param typicalGapDays the expected gap of a customer without a rhythm; positive
    public Customers(Shards shards, Timelines timelines, Who who, DoubleSupplier typicalGapDays) {
        this.shards = shards;
        this.timelines = timelines;
        this.who = who;
        this.typicalGapDays = typicalGapDays;
        this.merged = new Merged(shards, this::folded);
    }

    /// A customer of whom something is known.
    ///
    /// @param name        what to call the customer by
    /// @param identifiers all that are known to be this customer, the name first
    public record Customer(Identifier name, List<Identifier> identifiers) {}

    /// How a customer stands at an instant.
    ///
    /// @param point          pulse and vitals
    /// @param summary        what the vitals are read from
    /// @param typicalGapDays the expected gap of a customer without a rhythm, as it was when they were read
    /// @param rules          by which all of it was counted
    public record Portrait(Trace.Point point, Summary summary, double typicalGapDays, Rules rules) {}

    /// The customer whom an identifier belongs to; empty if nothing came in on any of theirs.
    public Optional<Customer> of(Identifier identifier) {
        List<Identifier> members = who.members(identifier);
        boolean known = members.stream().anyMatch(this::isBooked);
        return known ? Optional.of(new Customer(members.getFirst(), members)) : Optional.empty();
    }

    /// The identifier that stands for a customer wherever there is one line for each: the first of theirs that
    /// something came in on.
    public Identifier line(Customer customer) {
        return customer.identifiers().stream()
                .filter(this::isBooked)
                .findFirst()
                .orElse(customer.name());
    }

    /// What interactions mean now.
    public Rules rules() {
        return shards.rules();
    }

    /// The expected gap of a customer without a rhythm, in days.
    public double typicalGapDays() {
        return rules().thresholds().typicalGapDays().orElseGet(typicalGapDays);
    }

    /// Finds a customer by any identifier, written `kind:value`, or only the value of a usual kind.
    public Optional<Customer> find(String written) {
        for (Identifier candidate : candidates(written)) {
            Optional<Customer> found = of(candidate);
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    /// The pulse and the vitals at an instant; empty if nothing counted had happened by then.
    public Optional<Trace.Point> pulse(Customer customer, Instant at) {
        return portrait(customer, at).map(Portrait::point);
    }

    /// How a customer stands at an instant; empty if nothing counted had happened by then.
    public Optional<Portrait> portrait(Customer customer, Instant at) {
        long micros = Micros.of(at);
        boolean isOne = customer.identifiers().size() == 1;
        Optional<Ruled> known = isOne ? shards.ruled(key(customer.name())) : Optional.of(merged.of(customer));
        if (known.isPresent() && known.get().state().seenMicros() <= micros) {
            Rules by = known.get().rules();
            Patience patience = isOne ? Patience.LIVE : Patience.SORTED;
            return portrait(Fold.of(known.get().state(), by, patience), by, micros);
        }
        return portrait(past(customer), at);
    }

    /// The pulse and the vitals by a past; empty if nothing counted had happened by then.
    public Optional<Trace.Point> pulse(Past past, Instant at) {
        return portrait(past, at).map(Portrait::point);
    }

    /// The next things that happened with a customer, the latest first.
    ///
    /// @param before where to begin
    /// @param from   nothing earlier than this
    public List<Stored> latest(Customer customer, Timelines.Place before, Instant from, int limit) {
        List<Stored> all = new ArrayList<>();
        for (Identifier identifier : customer.identifiers()) {
            all.addAll(timelines.latest(key(identifier), before, from, limit));
        }
        all.sort(IN_TIME.reversed());
        return all.subList(0, Math.min(limit, all.size()));
    }

    /// All that counts of a customer, in the order of time.
    public List<Interaction> interactions(Customer customer) {
        return past(customer).interactions();
    }

    /// Everything that happened with a customer, for an answer of several parts.
    public Past past(Customer customer) {
        return new Past(timeline(customer), rules());
    }

    /// Everything that happened with a customer, in the order of time.
    public List<Stored> timeline(Customer customer) {
        List<Stored> all = new ArrayList<>();
        for (Identifier identifier : customer.identifiers()) all.addAll(timelines.all(key(identifier)));
        all.sort(IN_TIME);
        return all;
    }

    /// An event with the marks that are known of it by now.
    public Stored marked(Stored stored) {
        return timelines.marked(stored);
    }

    /// What the timeline of a customer tells at a glance.
    public Glance glance(Customer customer, Instant now) {
        return Glance.of(interactions(customer), rules(), now);
    }

    public Trace trace(Customer customer, Trace.Span span) {
        return Trace.of(interactions(customer), rules(), typicalGapDays(), span);
    }

    private Optional<Portrait> portrait(Past past, Instant at) {
        return portrait(fold(past, at), past.rules(), Micros.of(at));
    }

    private Ruled folded(Customer customer, Rules rules) {
        Past past = new Past(timeline(customer), rules);
        return new Ruled(fold(past.interactions().stream(), rules).state(), rules);
    }

    private static Fold fold(Past past, Instant until) {
        return fold(
                past.interactions().stream()
                        .filter(interaction -> !interaction.at().isAfter(until)),
                past.rules());
    }

    private static Fold fold(Stream<Interaction> interactions, Rules rules) {
        Timeline timeline = new Timeline(rules);
        interactions.sorted(Comparator.comparing(Interaction::at)).forEach(timeline::add);
        Fold fold = new Fold(rules, Patience.SORTED);
        for (int row = 0; row < timeline.size(); row++) fold.add(timeline, row);
        return fold;
    }

    private Optional<Portrait> portrait(Fold fold, Rules rules, long micros) {
        if (fold.interactions() == 0) return Optional.empty();
        Summary summary = fold.summary();
        double typical = rules.thresholds().typicalGapDays().orElseGet(typicalGapDays);
        Vitals vitals = Vitals.of(summary.signs(), rules.thresholds(), typical, micros);
        Trace.Point point = new Trace.Point(Micros.instant(micros), fold.pulse(micros), vitals);
        return Optional.of(new Portrait(point, summary, typical, rules));
    }

    private boolean isBooked(Identifier identifier) {
        return shards.sequence(key(identifier)) > 0;
    }

    private static List<Identifier> candidates(String segment) {
        String written = Addressed.meant(segment);
        List<Identifier> candidates = new ArrayList<>();
        if (Addressed.isWhole(written)) candidates.add(Identifier.parse(written));
        if (Identifier.isValue(written)) {
            for (String kind : USUAL_KINDS) candidates.add(new Identifier(kind, written));
        }
        return candidates;
    }

    private static Key key(Identifier identifier) {
        return Key.of(identifier.toString());
    }
}
