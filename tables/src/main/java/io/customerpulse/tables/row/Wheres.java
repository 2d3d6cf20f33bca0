package io.customerpulse.tables.row;

import io.customerpulse.tables.mapping.Column;
import io.customerpulse.tables.mapping.Mapping;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where a mapping's slots stand.
final class Wheres {

    private Wheres() {}

    /// The columns that are mapped.
    static Map<Slot, Column> columns(Mapping mapping) {
        Map<Slot, Column> columns = new EnumMap<>(Slot.class);
        columns.put(Slot.CUSTOMER, mapping.customer());
        columns.put(Slot.TIME, mapping.time().column());
        switch (mapping.signal()) {
            case Mapping.SignalName.Constant _ -> {}
            case Mapping.SignalName.Named named -> columns.put(Slot.SIGNAL, named.column());
        }
        put(columns, Slot.VALUE, mapping.value().map(Mapping.Value::column));
        put(columns, Slot.CURRENCY, mapping.value().flatMap(Mapping.Value::currencyColumn));
        put(columns, Slot.ID, mapping.about().id());
        put(columns, Slot.OUTREACH, mapping.about().outreach());
        put(columns, Slot.CONTENT, mapping.about().content());
        put(columns, Slot.CHANNEL, mapping.about().channel());
        return columns;
    }

    /// What reasons call each slot: its word and its column.
    static Texts of(Mapping mapping) {
        Map<Slot, Column> columns = columns(mapping);
        Texts where = new Texts();
        for (Slot slot : Slot.values()) {
            Column column = columns.get(slot);
            where.with(slot, column == null ? slot.word() : "%s (%s)".formatted(slot.word(), column));
        }
        return where;
    }

    private static void put(Map<Slot, Column> columns, Slot slot, Optional<Column> column) {
        column.ifPresent(c -> columns.put(slot, c));
    }
}
