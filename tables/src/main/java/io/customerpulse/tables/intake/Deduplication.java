package io.customerpulse.tables.intake;

/// Which rows are the same event.
public enum Deduplication {
    /// Rows with the same event id. Rows without an id all count.
    ID,
    /// Those, and rows without an id that agree in everything.
    CONTENT
}
