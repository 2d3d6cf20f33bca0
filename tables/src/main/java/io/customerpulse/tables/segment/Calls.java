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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the meaning of calls, from files and from the wire alike. For one thread.
public final class Calls {

    private static final String CURRENCY = "USD";
    /// The parts whose texts are kept.
    private static final List<Part> KEPT =
            List.of(Part.EVENT, Part.VALUE, Part.CURRENCY, Part.ID, Part.OUTREACH, Part.CONTENT, Part.CHANNEL);

    private final Places places;
    private final Wording wording;
    private final Times times;
    private final Amounts amounts;

    public Calls(Places places) {
        this.places = places;
        this.wording = places.wording();
        this.times = Times.iso(wording.time(), new IsoTime(ZoneOffset.UTC));
        this.amounts = new Amounts(wording.value(), wording.currency(), CURRENCY);
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
        Part part = Stream.of(Part.TIMESTAMP, Part.ORIGINAL, Part.RECEIVED, Part.SENT)
                .filter(clock -> !places.of(clock, call).isEmpty())
                .findFirst()
                .orElse(Part.TIMESTAMP);
        String place = places.place(part, call);
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
            String reason = wording.signal() + " is empty: every row needs one";
            return Optional.of(new Fault(Fault.Code.MISSING_EVENT, places.place(Part.EVENT, call), reason));
        }
        if (hasSoundTexts(call)) return Optional.empty();
        return Stream.of(
                        text(call, Part.EVENT, wording.signal()),
                        text(call, Part.VALUE, wording.value()),
                        text(call, Part.CURRENCY, wording.currency()),
                        text(call, Part.ID, wording.id()),
                        text(call, Part.OUTREACH, "outreach"),
                        text(call, Part.CONTENT, "content"),
                        text(call, Part.CHANNEL, "channel"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean hasSoundTexts(Paths.Found call) {
        for (Part part : KEPT) {
            if (!TextRule.isSound(places.of(part, call), TextRule.TEXT_MAX)) return false;
        }
        return true;
    }

    /// Why a call is about nobody, or not about whom it says.
    public Optional<Fault> nobody(Paths.Found call) {
        String customer = customer(call);
        String where = wording.customer();
        Part part = places.of(Part.USER, call).isEmpty() ? Part.ANONYMOUS : Part.USER;
        if (customer.isEmpty()) {
            String reason = where + " is empty: every row needs one";
            return Optional.of(new Fault(Fault.Code.MISSING_IDENTIFIER, places.place(Part.USER, call), reason));
        }
        return invalid(TextRule.fault(where, customer, TextRule.CUSTOMER_MAX), part, call);
    }

    private Optional<Fault> text(Paths.Found call, Part part, String where) {
        return invalid(TextRule.fault(where, places.of(part, call), TextRule.TEXT_MAX), part, call);
    }

    private Optional<Fault> invalid(String reason, Part part, Paths.Found call) {
        if (reason.isEmpty()) return Optional.empty();
        return Optional.of(new Fault(Fault.Code.INVALID_VALUE, places.place(part, call), reason));
    }
}
