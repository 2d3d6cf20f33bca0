package io.customerpulse.tables.segment;

/// One thing that a call says.
public enum Part {
    /// Which kind of call it is.
    TYPE,
    EVENT,
    USER,
    ANONYMOUS,
    ID,
    TIMESTAMP,
    ORIGINAL,
    SENT,
    RECEIVED,
    VALUE,
    CURRENCY,
    OUTREACH,
    CONTENT,
    CHANNEL,
    /// Whom an alias makes one with its user.
    PREVIOUS,
    /// The device, where its id stands in for a customer nobody knows yet.
    DEVICE,
    /// Who says it, where ids are unique only with it.
    SOURCE,
    /// Which version of its protocol it is written in.
    VERSION;

    /// Whether its value must be a text or a number; for the others anything else counts as missing.
    boolean isStrict() {
        return compareTo(CURRENCY) <= 0;
    }

    /// Whether it is an instant.
    public boolean isTime() {
        return this == TIMESTAMP || this == ORIGINAL || this == SENT || this == RECEIVED;
    }
}
