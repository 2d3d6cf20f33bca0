package io.customerpulse.engine.catalog;

/// The two sides an interaction can be on.
public enum Side {
    /// Brand to customer: outreach, content, early access, rewards, time.
    INVESTMENT,
    /// Customer to brand: a purchase, use, browsing, sharing, a reply.
    RETURN
}
