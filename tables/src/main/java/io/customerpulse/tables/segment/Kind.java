package io.customerpulse.tables.segment;

import java.util.Optional;

/// The kinds of calls.
public enum Kind {
    TRACK("track"),
    PAGE("page"),
    SCREEN("screen"),
    IDENTIFY("identify"),
    GROUP("group"),
    ALIAS("alias");

    private static final Kind[] ALL = values();

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /// What a call writes for it.
    public String word() {
        return word;
    }

    /// The kind of a word in any case.
    public static Optional<Kind> of(String word) {
        for (Kind kind : ALL) {
            if (kind.word.equalsIgnoreCase(word)) return Optional.of(kind);
        }
        return Optional.empty();
    }

    /// Whether it is something that happened between brand and customer, and not a word about a customer.
    public boolean isInteraction() {
        return this == TRACK || this == PAGE || this == SCREEN;
    }
}
