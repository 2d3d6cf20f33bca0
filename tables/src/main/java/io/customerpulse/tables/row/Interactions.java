package io.customerpulse.tables.row;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.mapping.Mapping;
import java.time.Instant;
import java.util.Map;

/// Makes the texts taken out of a record into an interaction, or says why they are none.
final class Interactions {

    /// The longest customer, in characters.
    static final int CUSTOMER_MAX = 512;
    /// The longest other text, in characters.
    static final int TEXT_MAX = 2_048;

    private static final int NAMES_REMEMBERED = 256;

    private final String[] where;
    private final Times times;
    private final Amounts amounts;
    private final Map<String, String> names;
    private final String constant;
    private final String[] remembered = new String[NAMES_REMEMBERED];

    /// The way of a mapping.
    ///
    /// @param usual the currency of values that state none
    Interactions(Mapping mapping, String usual) {
        this.where = Wheres.of(mapping);
        this.times = Times.of(mapping.time());
        String stated = mapping.value().map(Mapping.Value::currency).orElse("");
        this.amounts = amounts(where, stated.isEmpty() ? usual : stated);
        this.names =
                switch (mapping.signal()) {
                    case Mapping.SignalName.Constant _ -> Map.of();
                    case Mapping.SignalName.Named named -> named.names();
                };
        this.constant =
                switch (mapping.signal()) {
                    case Mapping.SignalName.Constant one -> one.signal();
                    case Mapping.SignalName.Named _ -> "";
                };
    }

    /// The way of Segment's calls, whose texts stand in known places.
    Interactions(String[] where, Times times) {
        this.where = where.clone();
        this.times = times;
        this.amounts = amounts(where, "USD");
        this.names = Map.of();
        this.constant = "";
    }

    private static Amounts amounts(String[] where, String usual) {
        return new Amounts(where[Slot.VALUE.ordinal()], where[Slot.CURRENCY.ordinal()], usual);
    }

    /// One row of the texts in the order of [Slot], empty where there is none.
    Row row(Origin origin, String[] texts) {
        String signal = constant.isEmpty() ? name(texts[Slot.SIGNAL.ordinal()]) : constant;
        texts[Slot.SIGNAL.ordinal()] = signal;
        String fault = fault(texts);
        if (!fault.isEmpty()) return origin.refused(fault);
        return switch (times.read(texts[Slot.TIME.ordinal()].strip())) {
            case Reading.Bad<Instant> bad -> origin.refused(bad.reason());
            case Reading.Good<Instant> good -> row(origin, texts, good.value());
        };
    }

    private Row row(Origin origin, String[] texts, Instant at) {
        String currency = texts[Slot.CURRENCY.ordinal()].strip();
        return switch (amounts.read(texts[Slot.VALUE.ordinal()].strip(), currency)) {
            case Reading.Bad<Money> bad -> origin.refused(bad.reason());
            case Reading.Good<Money> good ->
                new Row.Read(
                        origin.line(),
                        new Interaction(
                                texts[Slot.ID.ordinal()],
                                texts[Slot.CUSTOMER.ordinal()],
                                texts[Slot.SIGNAL.ordinal()],
                                at,
                                good.value(),
                                about(texts)));
        };
    }

    private static About about(String[] texts) {
        String outreach = texts[Slot.OUTREACH.ordinal()];
        String content = texts[Slot.CONTENT.ordinal()];
        String channel = texts[Slot.CHANNEL.ordinal()];
        boolean nothing = outreach.isEmpty() && content.isEmpty() && channel.isEmpty();
        return nothing ? About.NOTHING : new About(outreach, content, channel);
    }

    /// What the source's word means; one string for each of the few words there are.
    private String name(String written) {
        int place = written.hashCode() * 0x9E3779B1 >>> 24;
        String one = remembered[place];
        if (one == null || !one.equals(written)) {
            one = written;
            remembered[place] = one;
        }
        return names.isEmpty() ? one : names.getOrDefault(one, one);
    }

    /// Why the texts are no interaction, whatever the time and the value; empty if they may be one.
    private String fault(String[] texts) {
        String missing = missing(texts, Slot.CUSTOMER) + missing(texts, Slot.SIGNAL);
        if (!missing.isEmpty()) return missing;
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            String text = texts[slot];
            if (text.isEmpty()) continue;
            int most = slot == Slot.CUSTOMER.ordinal() ? CUSTOMER_MAX : TEXT_MAX;
            if (text.length() > most) {
                return "%s is too long: got %s characters, at most %s are allowed"
                        .formatted(where[slot], text.length(), most);
            }
            if (hasHalfPair(text)) {
                return "%s holds half of a surrogate pair, which is no character: got %s"
                        .formatted(where[slot], Reading.quoted(text));
            }
        }
        return "";
    }

    private String missing(String[] texts, Slot slot) {
        boolean there = !texts[slot.ordinal()].isBlank();
        return there ? "" : "%s is empty: every row needs one".formatted(where[slot.ordinal()]);
    }

    private static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) return true;
            i++;
        }
        return false;
    }
}
