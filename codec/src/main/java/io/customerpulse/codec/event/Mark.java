package io.customerpulse.codec.event;

/// What we noticed about an event. The order is part of the bytes: new ones come last.
public enum Mark {
    /// A machine did it: a scanner, a privacy proxy. It is kept and counts nothing.
    MACHINE("machine"),
    /// It says it happened in the future, and was taken as happening when it came in.
    CLAMPED("clamped"),
    /// It came in more than a day after it happened.
    LATE("late"),
    /// The source gave no id, so each repeat counts.
    NO_ID("no_id");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /// What it is called in files and answers.
    public String word() {
        return word;
    }
}
