package io.customerpulse.tables.row;

/// What a mapping takes out of a record.
enum Slot {
    CUSTOMER,
    TIME,
    SIGNAL,
    VALUE,
    CURRENCY,
    ID,
    OUTREACH,
    CONTENT,
    CHANNEL;

    /// The word used in reasons.
    String word() {
        return switch (this) {
            case CUSTOMER -> "customer";
            case TIME -> "time";
            case SIGNAL -> "signal";
            case VALUE -> "value";
            case CURRENCY -> "currency";
            case ID -> "id";
            case OUTREACH -> "outreach";
            case CONTENT -> "content";
            case CHANNEL -> "channel";
        };
    }
}
