package io.customerpulse.tables.segment;

import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.value.Amounts;
import io.customerpulse.tables.value.IsoTime;
import io.customerpulse.tables.value.Parsed;
import io.customerpulse.tables.value.TextRule;
import io.customerpulse.tables.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the meaning of calls, from files and from the wire alike. For one thread.
public final class Calls {

    private static final String CURRENCY = "USD";

    private final Places places;
    private final Times times = Times.iso("time (timestamp)", new IsoTime(ZoneOffset.UTC));
    private final Amounts amounts =
            new Amounts("value (properties.revenue, total or value)", "currency (properties.currency)", CURRENCY);

    public Calls(Places places) {
        this.places = places;
    }

    /// The kind a call states; a call that states none but has an event is a track. Empty if there is no such
    /// kind, or neither is stated.
    public Optional<Kind> kind(Paths.Found call) {
        String type = places.of(Part.TYPE, call);
        if (!type.isEmpty()) return Kind.of(type);
        return places.of(Part.EVENT, call).isEmpty() ? Optional.empty() : Optional.of(Kind.TRACK);
    }

    /// Whether a call states what kind it is.
    public boolean isTyped(Paths.Found call) {
        return !places.of(Part.TYPE, call).isEmpty();
    }

    /// Why a call is of no kind.
    public Fault unknown(Paths.Found call) {
        String type = places.of(Part.TYPE, call);
        String reason = type.isEmpty()
                ? "neither `type` nor `event` is stated: one of them is needed"
                : "`type` is unknown: got %s, expected track, page, screen, identify, group or alias"
                        .formatted(Parsed.quoted(type));
        return new Fault(Fault.Code.UNKNOWN_TYPE, places.place(Part.TYPE, call), reason);
    }

    /// Why a call cannot be used whatever its kind: a value of a wrong type.
    public Optional<Fault> misshapen(Paths.Found call) {
        if (call.wrong().isEmpty()) return Optional.empty();
        Fault.Code code = places.isTime(call.wrongPath()) ? Fault.Code.INVALID_TIME : Fault.Code.INVALID_VALUE;
        return Optional.of(new Fault(code, call.wrongPath(), call.wrong()));
    }

    /// When a call of a file happened: the timestamp, which Segment has corrected already; else the customer's
    /// clock, corrected by how far it was from ours when the call was sent; else the first clock there is.
    public Parsed<Instant> happened(Paths.Found call) {
        String stamp = places.of(Part.TIMESTAMP, call);
        String original = places.of(Part.ORIGINAL, call);
        String sent = places.of(Part.SENT, call);
        String received = places.of(Part.RECEIVED, call);
        if (!stamp.isEmpty()) return times.read(stamp);
        if (!original.isEmpty() && !received.isEmpty()) {
            return times.read(received) instanceof Parsed.Good<Instant>(Instant arrived)
                    ? corrected(original, sent, arrived)
                    : times.read(original);
        }
        if (!original.isEmpty()) return times.read(original);
        return times.read(received.isEmpty() ? sent : received);
    }

    /// When a call from the wire happened.
    ///
    /// A call that says when it was received has come from another server, and is taken as from a file. Else
    /// its own time is by the sender's clock, which `sentAt` shows to be right or wrong: the time is
    /// `receivedAt − (sentAt − originalTimestamp)`. Without a time of its own it happened when we received it.
    ///
    /// @param received by our clock
    public Parsed<Instant> happened(Paths.Found call, Instant received) {
        if (!places.of(Part.RECEIVED, call).isEmpty()) return happened(call);
        String stamp = places.of(Part.TIMESTAMP, call);
        String original = places.of(Part.ORIGINAL, call);
        String sent = places.of(Part.SENT, call);
        if (stamp.isEmpty() && original.isEmpty()) return Parsed.good(received);
        if (sent.isEmpty()) return times.read(stamp.isEmpty() ? original : stamp);
        return corrected(original.isEmpty() ? stamp : original, sent, received);
    }

    /// `receivedAt − (sentAt − originalTimestamp)`; without a `sentAt` that can be read, `originalTimestamp`.
    private Parsed<Instant> corrected(String original, String sent, Instant received) {
        Parsed<Instant> first = times.read(original);
        if (first instanceof Parsed.Good<Instant>(Instant here)
                && times.read(sent) instanceof Parsed.Good<Instant>(Instant left)) {
            return times.within(received.minus(Duration.between(here, left)), original);
        }
        return first;
    }

    /// The fault of a call whose time cannot be read.
    public Fault untimely(Paths.Found call, String reason) {
        String stamp = places.place(Part.TIMESTAMP, call);
        String place = places.of(Part.TIMESTAMP, call).isEmpty()
                        && !places.of(Part.ORIGINAL, call).isEmpty()
                ? places.place(Part.ORIGINAL, call)
                : stamp;
        return new Fault(Fault.Code.INVALID_TIME, place, reason);
    }

    /// What a call of a kind that is an interaction means.
    ///
    /// @param happened when, by one of the two ways
    public Meaning interaction(Paths.Found call, Kind kind, Parsed<Instant> happened) {
        String signal =
                switch (kind) {
                    case TRACK -> places.of(Part.EVENT, call);
                    case PAGE -> "Page Viewed";
                    case SCREEN -> "Screen Viewed";
                    case IDENTIFY, GROUP, ALIAS -> throw new IllegalArgumentException("no interaction: " + kind.word());
                };
        Optional<Fault> fault = fault(call, signal);
        if (fault.isPresent()) return new Meaning.Wrong(fault.get());
        return switch (happened) {
            case Parsed.Bad<Instant>(String reason) -> new Meaning.Wrong(untimely(call, reason));
            case Parsed.Good<Instant>(Instant at) -> valued(call, signal, at);
        };
    }

    /// Whom a call is about; empty if it does not say.
    public String customer(Paths.Found call) {
        String user = places.of(Part.USER, call);
        return user.isEmpty() ? places.of(Part.ANONYMOUS, call) : user;
    }

    private Meaning valued(Paths.Found call, String signal, Instant at) {
        String value = places.of(Part.VALUE, call).strip();
        String currency = places.of(Part.CURRENCY, call).strip();
        return switch (amounts.read(value, currency)) {
            case Parsed.Bad<Money>(String reason) -> {
                Part wrong = amounts.isKnown(currency) ? Part.VALUE : Part.CURRENCY;
                yield wrong(Fault.Code.INVALID_VALUE, places.place(wrong, call), reason);
            }
            case Parsed.Good<Money>(Money money) ->
                new Meaning.Interacted(customer(call), signal, at, money, about(call));
        };
    }

    private About about(Paths.Found call) {
        String outreach = places.of(Part.OUTREACH, call);
        String content = places.of(Part.CONTENT, call);
        String channel = places.of(Part.CHANNEL, call);
        boolean nothing = outreach.isEmpty() && content.isEmpty() && channel.isEmpty();
        return nothing ? About.NOTHING : new About(outreach, content, channel);
    }

    private static Meaning wrong(Fault.Code code, String place, String reason) {
        return new Meaning.Wrong(new Fault(code, place, reason));
    }

    /// Why a call is no interaction, whatever its time and value.
    private Optional<Fault> fault(Paths.Found call, String signal) {
        Optional<Fault> fault = nobody(call);
        if (fault.isPresent()) return fault;
        if (signal.isEmpty()) {
            String reason = "signal (event) is empty: every row needs one";
            return Optional.of(new Fault(Fault.Code.MISSING_EVENT, places.place(Part.EVENT, call), reason));
        }
        for (Wanted wanted : Wanted.ALL) {
            Optional<Fault> text = text(call, wanted);
            if (text.isPresent()) return text;
        }
        return Optional.empty();
    }

    /// Why a call is about nobody, or not about whom it says.
    public Optional<Fault> nobody(Paths.Found call) {
        String customer = customer(call);
        String where = "customer (userId or anonymousId)";
        Part part = places.of(Part.USER, call).isEmpty() ? Part.ANONYMOUS : Part.USER;
        if (customer.isEmpty()) {
            String reason = where + " is empty: every row needs one";
            return Optional.of(new Fault(Fault.Code.MISSING_IDENTIFIER, places.place(Part.USER, call), reason));
        }
        return invalid(TextRule.fault(where, customer, TextRule.CUSTOMER_MAX), part, call);
    }

    private Optional<Fault> text(Paths.Found call, Wanted wanted) {
        String text = places.of(wanted.part(), call);
        if (text.isEmpty()) return Optional.empty();
        return invalid(TextRule.fault(wanted.where(), text, TextRule.TEXT_MAX), wanted.part(), call);
    }

    private Optional<Fault> invalid(String reason, Part part, Paths.Found call) {
        if (reason.isEmpty()) return Optional.empty();
        return Optional.of(new Fault(Fault.Code.INVALID_VALUE, places.place(part, call), reason));
    }

    /// A text that is kept.
    ///
    /// @param where what reasons call it
    private record Wanted(Part part, String where) {
        static final Wanted[] ALL = {
            new Wanted(Part.EVENT, "signal (event)"),
            new Wanted(Part.VALUE, "value (properties.revenue, total or value)"),
            new Wanted(Part.CURRENCY, "currency (properties.currency)"),
            new Wanted(Part.ID, "id (messageId)"),
            new Wanted(Part.OUTREACH, "outreach"),
            new Wanted(Part.CONTENT, "content"),
            new Wanted(Part.CHANNEL, "channel"),
        };
    }
}
