package io.customerpulse.tables.row;

import io.customerpulse.tables.json.Json;
import io.customerpulse.tables.json.Paths;
import io.customerpulse.tables.mapping.Column;
import io.customerpulse.tables.mapping.Mapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of JSON lines with a mapping, whose columns are paths.
final class ObjectReader implements RecordReader {

    private final Interactions interactions;
    private final Paths paths;
    private final Paths.Found found;
    private final Map<Slot, Integer> pathOfSlot = new EnumMap<>(Slot.class);
    private final Texts texts = new Texts();

    ObjectReader(Mapping mapping, String usualCurrency) {
        this.interactions = new Interactions(mapping, usualCurrency);
        Map<String, Integer> wanted = new LinkedHashMap<>();
        Wheres.columns(mapping).forEach((slot, column) -> {
            String path = path(column);
            wanted.putIfAbsent(path, wanted.size());
            pathOfSlot.put(slot, wanted.getOrDefault(path, 0));
        });
        List<String> list = new ArrayList<>(wanted.keySet());
        this.paths = Paths.of(list, list.size());
        this.found = paths.found();
    }

    @Override
    public void read(Records records, RowSink sink) {
        found.clear();
        Fields fields = records.fields();
        String fault = Json.read(records.bytes(), fields.from(0), fields.to(0), parser -> paths.take(parser, found));
        if (fault.isEmpty()) fault = found.wrong();
        if (!fault.isEmpty()) {
            sink.accept(records.refused(fault));
            return;
        }
        pathOfSlot.forEach((slot, path) -> texts.with(slot, found.text(path)));
        sink.accept(interactions.row(records, texts));
    }

    /// A position is no way into an object; a file that maps one is refused before it gets here.
    private static String path(Column column) {
        return switch (column) {
            case Column.Named named -> named.name();
            case Column.At at -> throw new IllegalArgumentException("JSON has no " + at);
        };
    }
}
