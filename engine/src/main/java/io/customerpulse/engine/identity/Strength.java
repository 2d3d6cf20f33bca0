package io.customerpulse.engine.identity;

/// How sure it is that two identifiers are one customer. The surer comes first.
public enum Strength {
    /// Somebody says so: an alias of a source, a merge by a person.
    STATED("stated"),
    /// They came in one event.
    SEEN("seen");

    private final String word;

    Strength(String word) {
        this.word = word;
    }

    /// What it is called in files and answers.
    public String word() {
        return word;
    }
}
