package io.customerpulse.tables.row;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.value.Amounts;
import io.customerpulse.tables.value.Parsed;
import io.customerpulse.tables.value.TextRule;
import io.customerpulse.tables.value.Times;
import java.time.Instant;
import java.util.Map;

/// Makes the texts taken out of a record into an interaction, or says why they are none.
final class Interactions {

    private static final Slot[] SLOTS = Slot.values();

    private final Texts where;
    private final Times times;
    private final Amounts amounts;
    private final Map<String, String> names;
    private final String constant;
    private final Signals signals = new Signals();

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

    private static Amounts amounts(Texts where, String usual) {
        return new Amounts(where.of(Slot.VALUE), where.of(Slot.CURRENCY), usual);
    }

    /// One row of the texts in the order of [Slot], empty where there is none.
    Row row(Origin origin, Texts texts) {
        Parsed<Instant> time = times.read(texts.of(Slot.TIME).strip());
        String signal = constant.isEmpty() ? name(texts.of(Slot.SIGNAL)) : constant;
        texts.with(Slot.SIGNAL, signal);
        String fault = fault(texts);
        if (!fault.isEmpty()) return origin.refused(fault);
        return switch (time) {
            case Parsed.Bad<Instant> bad -> origin.refused(bad.reason());
            case Parsed.Good<Instant> good -> valued(origin, texts, good.value());
        };
    }

    private Row valued(Origin origin, Texts texts, Instant at) {
        String currency = texts.of(Slot.CURRENCY).strip();
        return switch (amounts.read(texts.of(Slot.VALUE).strip(), currency)) {
            case Parsed.Bad<Money> bad -> origin.refused(bad.reason());
            case Parsed.Good<Money> good ->
                new Row.Read(
                        origin.line(),
                        new Interaction(
                                texts.of(Slot.ID),
                                texts.of(Slot.CUSTOMER).strip(),
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

    /// What the source's word means.
    private String name(String written) {
        String one = signals.one(written);
        return names.isEmpty() ? one : names.getOrDefault(one, one);
    }

    /// Why the texts are no interaction, whatever the time and the value; empty if they may be one.
    private String fault(Texts texts) {
        String missing = missing(texts, Slot.CUSTOMER) + missing(texts, Slot.SIGNAL);
        if (!missing.isEmpty()) return missing;
        for (Slot slot : SLOTS) {
            String text = texts.of(slot);
            if (text.isEmpty()) continue;
            int most = slot == Slot.CUSTOMER ? TextRule.CUSTOMER_MAX : TextRule.TEXT_MAX;
            String fault = TextRule.fault(where.of(slot), text, most);
            if (!fault.isEmpty()) return fault;
        }
        return "";
    }

    private String missing(Texts texts, Slot slot) {
        boolean there = !texts.of(slot).isBlank();
        return there ? "" : "%s is empty: every row needs one".formatted(where.of(slot));
    }
}
