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

    private static final Slot[] SLOTS = Slot.values();
    private static final int NAMES_REMEMBERED = 256;

    private final Texts where;
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
        this.names = switch (mapping.signal()) {
            case Mapping.SignalName.Constant _ -> Map.of();
            case Mapping.SignalName.Named named -> named.names();
        };
        this.constant = switch (mapping.signal()) {
            case Mapping.SignalName.Constant one -> one.signal();
            case Mapping.SignalName.Named _ -> "";
        };
    }

    /// The way of Segment's calls, whose texts stand in known places.
    Interactions(Texts where, Times times) {
        this.where = where;
        this.times = times;
        this.amounts = amounts(where, "USD");
        this.names = Map.of();
        this.constant = "";
    }

    private static Amounts amounts(Texts where, String usual) {
        return new Amounts(where.of(Slot.VALUE), where.of(Slot.CURRENCY), usual);
    }

    /// One row of the texts in the order of [Slot], empty where there is none.
    Row row(Origin origin, Texts texts) {
        return row(origin, texts, times.read(texts.of(Slot.TIME).strip()));
    }

    /// One row of the texts, the time being known.
    Row row(Origin origin, Texts texts, Reading<Instant> time) {
        String signal = constant.isEmpty() ? name(texts.of(Slot.SIGNAL)) : constant;
        texts.with(Slot.SIGNAL, signal);
        String fault = fault(texts);
        if (!fault.isEmpty()) return origin.refused(fault);
        return switch (time) {
            case Reading.Bad<Instant> bad -> origin.refused(bad.reason());
            case Reading.Good<Instant> good -> valued(origin, texts, good.value());
        };
    }

    private Row valued(Origin origin, Texts texts, Instant at) {
        String currency = texts.of(Slot.CURRENCY).strip();
        return switch (amounts.read(texts.of(Slot.VALUE).strip(), currency)) {
            case Reading.Bad<Money> bad -> origin.refused(bad.reason());
            case Reading.Good<Money> good ->
                new Row.Read(
                        origin.line(),
                        new Interaction(
                                texts.of(Slot.ID),
                                texts.of(Slot.CUSTOMER),
                                texts.of(Slot.SIGNAL),
                                at,
                                good.value(),
                                about(texts)));
        };
    }

    private static About about(Texts texts) {
        String outreach = texts.of(Slot.OUTREACH);
        String content = texts.of(Slot.CONTENT);
        String channel = texts.of(Slot.CHANNEL);
        boolean nothing = outreach.isEmpty() && content.isEmpty() && channel.isEmpty();
        return nothing ? About.NOTHING : new About(outreach, content, channel);
    }

    /// What the source's word means; one string for each of the few words there are.
    private String name(String written) {
        int place = (written.hashCode() * 0x9E3779B1) >>> 24;
        String one = remembered[place];
        if (one == null || !one.equals(written)) {
            one = written;
            remembered[place] = one;
        }
        return names.isEmpty() ? one : names.getOrDefault(one, one);
    }

    /// Why the texts are no interaction, whatever the time and the value; empty if they may be one.
    private String fault(Texts texts) {
        String missing = missing(texts, Slot.CUSTOMER) + missing(texts, Slot.SIGNAL);
        if (!missing.isEmpty()) return missing;
        for (Slot slot : SLOTS) {
            String text = texts.of(slot);
            if (text.isEmpty()) continue;
            int most = slot == Slot.CUSTOMER ? CUSTOMER_MAX : TEXT_MAX;
            if (text.length() > most) {
                return "%s is too long: got %s characters, at most %s are allowed"
                        .formatted(where.of(slot), text.length(), most);
            }
            if (hasHalfPair(text)) {
                return "%s holds half of a surrogate pair, which is no character: got %s"
                        .formatted(where.of(slot), Reading.quoted(text));
            }
        }
        return "";
    }

    private String missing(Texts texts, Slot slot) {
        boolean there = !texts.of(slot).isBlank();
        return there ? "" : "%s is empty: every row needs one".formatted(where.of(slot));
    }

    private static boolean hasHalfPair(String text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLowSurrogate(c) != open) return true;
            open = Character.isHighSurrogate(c);
        }
        return open;
    }
}
