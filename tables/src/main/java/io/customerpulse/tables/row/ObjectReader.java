package io.customerpulse.tables.row;

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
        this.found = new Paths.Found(list.size());
    }

    @Override
    public void read(Records records, RowSink sink) {
        found.clear();
        String fault = Json.read(records, parser -> paths.take(parser, found));
        if (fault.isEmpty()) fault = found.wrong;
        if (!fault.isEmpty()) {
            sink.accept(records.refused(fault));
            return;
        }
        pathOfSlot.forEach((slot, path) -> texts.with(slot, found.texts[path]));
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
