package io.customerpulse.engine.catalog;

/// Which outreaches a signal answers, if it happens within their time.
public enum Answers {
    /// None: it stands for itself.
    NOTHING,
    /// Those with the same outreach, or the same content.
    OUTREACH,
    /// Those, and any on the same channel.
    CHANNEL
}
