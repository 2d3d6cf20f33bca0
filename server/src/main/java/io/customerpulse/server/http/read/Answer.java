package io.customerpulse.server.http.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.customerpulse.codec.event.Deed;
import io.customerpulse.codec.event.Event;
import io.customerpulse.codec.event.Mark;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.engine.identity.Identifier;
import io.customerpulse.engine.ledger.Change;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.state.Pulse;
import io.customerpulse.engine.vitals.Vitals;
import io.customerpulse.server.model.Forecasts.Expected;
import io.customerpulse.server.model.Model;
import io.customerpulse.server.person.Consent;
import io.customerpulse.server.person.Consents;
import io.customerpulse.server.read.Customers.Customer;
import io.customerpulse.server.read.Customers.Portrait;
import io.customerpulse.server.shard.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// What is answered to questions about one customer. Instants are in UTC, numbers in the units that stand with
/// them.
public final class Answer {

    private Answer() {}

    /// What a number means.
    ///
    /// @param unit    of the number
    /// @param formula how it is computed
    public record Meaning(String unit, String formula) {}

    /// The pulse of a customer at an instant, its parts and the vitals.
    ///
    /// @param rule     why it is this stage
    /// @param inputs   what the vitals are computed from
    /// @param model    what counted the pulse; missing without a model
    /// @param forecast what it says of the days to come; missing without a model
    /// @param meaning  the unit and the formula of each number, by its name
    public record PulseNow(
            String customer,
            List<String> identifiers,
            Instant at,
            double pulse,
            double investments,
            double returns,
            double decay,
            double noise,
            Optional<Double> momentum,
            double cadenceDays,
            Optional<Double> overdue,
            String stage,
            RuleNow rule,
            InputsNow inputs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ModelNow> model,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ForecastNow> forecast,
            String formula,
            Map<String, Meaning> meaning) {

        static PulseNow of(Customer customer, Portrait portrait, Optional<Expected> expected, Sight sight) {
            Trace.Point point = portrait.point();
            Pulse pulse = point.pulse();
            Vitals vitals = point.vitals();
            return new PulseNow(
                    sight.name(customer),
                    sight.of(customer.identifiers()),
                    point.at(),
                    pulse.level(),
                    pulse.investments(),
                    pulse.returns(),
                    pulse.decay(),
                    pulse.noise(),
                    optional(vitals.momentum()),
                    vitals.cadenceDays(),
                    optional(vitals.overdue()),
                    vitals.stage().word(),
                    RuleNow.of(portrait),
                    InputsNow.of(portrait),
                    expected.map(it -> new ModelNow(it.model().id(), Model.UNIT)),
                    expected.map(it -> new ForecastNow(
                            it.expected(),
                            it.chance(),
                            it.between().low(),
                            it.between().high(),
                            it.value())),
                    Formulas.PULSE.formula(),
                    expected.isPresent() ? Formulas.FORECAST : Formulas.ALL);
        }
    }

    /// The model that counted a pulse.
    ///
    /// @param unit of the pulse
    public record ModelNow(String id, String unit) {}

    /// What a model says of the next 30 days of a customer.
    public record ForecastNow(
            @JsonProperty("expected_30d") double expected,
            @JsonProperty("chance_30d") double chance,
            @JsonProperty("low_30d") int low,
            @JsonProperty("high_30d") int high,
            @JsonProperty("expected_value_30d") double expectedValue) {}

    /// The pulse at one instant of a trace.
    public record TracePoint(
            Instant at,
            double pulse,
            double investments,
            double returns,
            double decay,
            double noise,
            Optional<Double> momentum,
            Optional<Double> overdue,
            String stage) {

        static TracePoint of(Trace.Point point) {
            Pulse pulse = point.pulse();
            return new TracePoint(
                    point.at(),
                    pulse.level(),
                    pulse.investments(),
                    pulse.returns(),
                    pulse.decay(),
                    pulse.noise(),
                    optional(point.vitals().momentum()),
                    optional(point.vitals().overdue()),
                    point.vitals().stage().word());
        }
    }

    /// The course of a pulse.
    ///
    /// @param step   between two points where nothing happens, as ISO 8601 has it
    /// @param points rising in time; none before the first interaction
    /// @param beats  what was booked in that time
    public record TraceOf(
            String customer,
            Instant from,
            Instant to,
            String step,
            List<TracePoint> points,
            List<Line> beats,
            Map<String, Meaning> meaning) {}

    /// An amount of money, in the minor unit of its currency.
    public record Amount(long minor, String currency) {
        static Optional<Amount> of(Money money) {
            return money.isStated() ? Optional.of(new Amount(money.minor(), money.currency())) : Optional.empty();
        }
    }

    /// One line of a ledger.
    ///
    /// @param kind `interaction`, or `noise` for an outreach that nobody answered in time
    public record Line(
            String id,
            String identifier,
            String signal,
            Instant at,
            Instant bookedAt,
            String kind,
            String side,
            double points,
            double left,
            double decay,
            Optional<Amount> value,
            String channel,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String outreach,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String content) {

        static Line of(Entry entry, Sight sight) {
            About about = entry.interaction().about();
            return new Line(
                    sight.text(entry.interaction().id()),
                    sight.of(Identifier.parse(entry.interaction().customer())),
                    entry.interaction().signal(),
                    entry.interaction().at(),
                    entry.bookedAt(),
                    Words.of(entry.kind()),
                    Words.of(entry.side()),
                    entry.points(),
                    entry.left(),
                    entry.decay(),
                    Amount.of(entry.interaction().value()),
                    about.channel(),
                    sight.text(about.outreach()),
                    sight.text(about.content()));
        }
    }

    /// What the lines of one signal come to.
    public record Subtotal(
            String signal, String kind, String side, int entries, double points, double left, double decay) {}

    /// Events of one signal that count nothing.
    ///
    /// @param marks  what was noticed about them, as in the timeline
    /// @param reason the same in words
    public record LeftOut(String signal, List<String> marks, String reason, int events) {

        /// Those of a machine, by signal and marks.
        static List<LeftOut> of(List<Stored> machines) {
            Map<String, List<Stored>> groups = new TreeMap<>();
            for (Stored stored : machines) {
                if (!(stored.event().deed() instanceof Deed.Interacted deed)) continue;
                groups.computeIfAbsent(deed.signal() + stored.event().marks(), none -> new ArrayList<>())
                        .add(stored);
            }
            return groups.values().stream().map(LeftOut::group).toList();
        }

        private static LeftOut group(List<Stored> alike) {
            Event event = alike.getFirst().event();
            String signal = event.deed() instanceof Deed.Interacted deed ? deed.signal() : "";
            return new LeftOut(signal, words(event.marks()), Words.machine(event.marks()), alike.size());
        }
    }

    private static List<String> words(List<Mark> marks) {
        return marks.stream().map(Mark::word).toList();
    }

    /// Why a pulse moved since an instant: the points of the causes sum to the change.
    public record Moved(Instant since, double pulseThen, double change, List<Cause> causes) {
        static Moved of(Change change) {
            return new Moved(
                    change.from().at(),
                    change.from().pulse().level(),
                    change.pulse(),
                    change.causes().stream().map(Cause::of).toList());
        }
    }

    /// One cause of a change.
    ///
    /// @param why `booked`, `noise`, `forgotten` or `noise_forgotten`
    public record Cause(String signal, String why, int entries, double points) {
        static Cause of(Change.Cause cause) {
            return new Cause(cause.signal(), Words.of(cause.why()), cause.count(), cause.points());
        }
    }

    /// Every line behind a pulse.
    ///
    /// @param entriesTotal how many lines there are; of more than asked for, `entries` has the latest
    /// @param subtotals    of all lines
    /// @param leftOut      what came in and is not in the pulse, because a machine did it
    /// @param change       what changed since an instant, if one was given
    public record LedgerOf(
            String customer,
            Instant at,
            double pulse,
            double investments,
            double returns,
            double decay,
            double noise,
            int entriesTotal,
            List<Line> entries,
            List<Subtotal> subtotals,
            List<LeftOut> leftOut,
            Optional<Moved> change,
            Map<String, Meaning> meaning) {}

    /// One thing that happened.
    ///
    /// @param sequence its place in the journal
    /// @param id         as its source sent it; empty if a person entered it
    /// @param source     the id of a source; of a consent that a person entered, where they heard it
    /// @param kind       `interacted`, `described`, `linked`, `consented` or `noted`
    /// @param receivedAt null if a person entered it
    /// @param consent    what a `consented` one allows or withdraws
    /// @param by         the id of the user who entered it; left out if a source sent it
    /// @param counts   whether it adds to the pulse
    /// @param marks    what was noticed about it, such as `machine`: then it does not count
    public record Happened(
            long sequence,
            String id,
            String source,
            List<String> identifiers,
            String kind,
            Instant at,
            Optional<Instant> receivedAt,
            Optional<String> signal,
            Optional<Amount> value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String channel,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String outreach,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String content,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail,
            Optional<Allowed> consent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String by,
            boolean counts,
            List<String> marks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason) {

        static Happened of(Stored stored, Sight sight) {
            Event event = stored.event();
            Deed deed = event.deed();
            Optional<Deed.Interacted> interacted =
                    deed instanceof Deed.Interacted is ? Optional.of(is) : Optional.empty();
            About about = interacted.map(Deed.Interacted::about).orElse(About.NOTHING);
            boolean machine = event.marks().contains(Mark.MACHINE);
            return new Happened(
                    stored.sequence(),
                    sight.text(event.origin().messageId()),
                    event.origin().source(),
                    sight.of(event.identifiers()),
                    Words.of(deed),
                    deed.at(),
                    Optional.of(event.origin().receivedAt()),
                    interacted.map(Deed.Interacted::signal),
                    interacted.flatMap(is -> Amount.of(is.value())),
                    about.channel(),
                    sight.text(about.outreach()),
                    sight.text(about.content()),
                    sight.detail(deed),
                    deed instanceof Deed.Consented consented
                            ? Optional.of(Allowed.of(consented, sight))
                            : Optional.empty(),
                    "",
                    interacted.isPresent() && !machine,
                    words(event.marks()),
                    Words.machine(event.marks()));
        }

        static Happened of(Consents.Entered entered, Sight sight) {
            Consent word = entered.word();
            Deed.Consented deed = word.deed();
            return new Happened(
                    word.sequence(),
                    "",
                    sight.text(word.proof().source()),
                    sight.of(List.of(entered.identifier())),
                    Words.of(deed),
                    deed.at(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    "",
                    "",
                    sight.detail(deed),
                    Optional.of(Allowed.of(deed, sight)),
                    word.proof().by(),
                    false,
                    List.of(),
                    "");
        }
    }

    /// A consent, given or withdrawn.
    ///
    /// @param purpose what for, such as `marketing`
    /// @param channel on which channel; left out if on all
    public record Allowed(
            boolean granted,
            String purpose,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String channel) {

        static Allowed of(Deed.Consented consented, Sight sight) {
            return new Allowed(consented.granted(), sight.text(consented.purpose()), sight.text(consented.channel()));
        }
    }

    /// What happened with a customer, the latest first.
    ///
    /// @param nextCursor to ask on with; null at the end
    public record TimelineOf(String customer, List<Happened> events, Optional<String> nextCursor) {}

    static Optional<Double> optional(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
