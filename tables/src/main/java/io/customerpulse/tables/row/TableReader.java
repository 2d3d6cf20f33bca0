package io.customerpulse.tables.row;

import io.customerpulse.tables.mapping.Column;
import io.customerpulse.tables.mapping.Mapping;
import io.customerpulse.tables.value.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Rows of tables: CSV, TSV and columns.
final class TableReader implements RecordReader {

    private static final int NAMES_SHOWN_MAX = 30;

    private final Map<Slot, Column> columns;
    private final Interactions interactions;
    private final Texts texts = new Texts();
    private Slot[] slots = {};
    private int[] indexes = {};
    private int needed;
    private int width = Fields.COUNT_MAX;

    TableReader(Mapping mapping, String usualCurrency) {
        this.columns = Wheres.columns(mapping);
        this.interactions = new Interactions(mapping, usualCurrency);
    }

    /// Starts on a table without a header.
    ///
    /// @return why the mapping does not fit; empty if it does
    String start() {
        return place(List.of());
    }

    /// Starts on a table whose header is the latest record.
    ///
    /// @return why the mapping does not fit; empty if it does
    String start(Records header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.fields().count(); i++) {
            names.add(header.fields().text(header.bytes(), i).strip());
        }
        width = names.size();
        return place(names);
    }

    @Override
    public void read(Records records, RowSink sink) {
        Fields fields = records.fields();
        int count = fields.count();
        if (count < needed) {
            sink.accept(records.refused(tooFew(count)));
        } else if (count > width && extraText(fields)) {
            sink.accept(records.refused("the row has %s fields, the header names %s: is a separator inside a field?"
                    .formatted(count, width)));
        } else {
            byte[] bytes = records.bytes();
            for (int i = 0; i < slots.length; i++) texts.with(slots[i], fields.text(bytes, indexes[i]));
            sink.accept(interactions.row(records, texts));
        }
    }

    private boolean extraText(Fields fields) {
        for (int i = width; i < fields.count(); i++) {
            if (fields.from(i) < fields.to(i)) return true;
        }
        return false;
    }

    private String tooFew(int count) {
        for (int i = 0; i < slots.length; i++) {
            if (indexes[i] >= count) {
                return "the row has %s fields: column %s, the %s, is missing"
                        .formatted(count, indexes[i] + 1, slots[i].word());
            }
        }
        throw new IllegalStateException("nothing is missing from a row of " + count);
    }

    private String place(List<String> names) {
        slots = new Slot[columns.size()];
        indexes = new int[columns.size()];
        int next = 0;
        for (Map.Entry<Slot, Column> entry : columns.entrySet()) {
            int index =
                    switch (entry.getValue()) {
                        case Column.At at -> at.position() - 1;
                        case Column.Named named -> names.indexOf(named.name());
                    };
            String misfit = misfit(entry, index, names);
            if (!misfit.isEmpty()) return misfit;
            slots[next] = entry.getKey();
            indexes[next++] = index;
            needed = Math.max(needed, index + 1);
        }
        return "";
    }

    private String misfit(Map.Entry<Slot, Column> entry, int index, List<String> names) {
        String slot = entry.getKey().word();
        if (index >= width) {
            return "the header has %s columns, so there is no %s for the %s; it has: %s"
                    .formatted(width, entry.getValue(), slot, shown(names));
        }
        if (index < 0) {
            boolean semicolons = names.size() == 1 && names.getFirst().contains(";");
            return "the header has no column %s for the %s; it has: %s%s"
                    .formatted(
                            Parsed.quoted(entry.getValue().toString()),
                            slot,
                            shown(names),
                            semicolons ? " (semicolons part no fields: save it with commas)" : "");
        }
        boolean named = entry.getValue() instanceof Column.Named;
        if (named && Collections.frequency(names, names.get(index)) > 1) {
            return "the header has more than one column %s for the %s: say which by its position"
                    .formatted(Parsed.quoted(names.get(index)), slot);
        }
        return "";
    }

    private static String shown(List<String> names) {
        String list = String.join(
                ", ", names.stream().limit(NAMES_SHOWN_MAX).map(Parsed::quoted).toList());
        return names.size() > NAMES_SHOWN_MAX ? list + ", …" : list;
    }
}
