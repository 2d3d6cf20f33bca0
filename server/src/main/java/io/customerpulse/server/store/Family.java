package io.customerpulse.server.store;

/// A kind of things in the store; each has its own keys.
public enum Family {
    /// How far the index goes, and the counters at that point.
    META("default"),
    /// Message ids: hash of the id → hash of the content.
    SEEN("seen"),
    /// Events by customer and time: key of the identifier, instant, sequence → event.
    TIMELINE("timeline"),
    /// States at rest: key of the identifier → state.
    STATES("states"),
    /// States of other rules while they are made, or the other way round: see `Resting`.
    STATES_BESIDE("states_beside"),
    /// What identifiers are called: key of the identifier → identifier.
    NAMES("names"),
    /// Which identifiers are one customer.
    LINKS("links"),
    /// What is known of customers: traits and consent.
    PROFILES("profiles"),
    /// What people have set: sequence → kind and JSON.
    CONTROLS("controls"),
    /// Refused records: sequence → refusal.
    FAILED("failed");

    private final String column;

    Family(String column) {
        this.column = column;
    }

    /// The name of its column family.
    public String column() {
        return column;
    }
}
