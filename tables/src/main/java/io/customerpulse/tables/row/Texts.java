package io.customerpulse.tables.row;

import java.util.EnumMap;
import java.util.Map;

/// One text for each slot, empty where there is none. Filled anew for each record.
final class Texts {

    private final Map<Slot, String> texts = new EnumMap<>(Slot.class);

    Texts() {
        for (Slot slot : Slot.values()) texts.put(slot, "");
    }

    String of(Slot slot) {
        return texts.getOrDefault(slot, "");
    }

    Texts with(Slot slot, String text) {
        texts.put(slot, text);
        return this;
    }
}
