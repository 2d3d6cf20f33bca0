package io.customerpulse.engine.event;

import java.time.Instant;

/// Something that happened between brand and customer at an instant.
///
/// Text that is missing is empty. Texts are the source's own; what they mean is the catalog's business.
///
/// @param id       unique for ever; a repeat counts once. Empty: the source gives none, so each counts
/// @param customer who; not blank
/// @param signal   what kind of interaction, such as `Order Completed`; not blank
/// @param at       when it happened (not when it arrived)
/// @param value    what it was worth, or [Money#NONE]
/// @param about    what it belongs to
public record Interaction(String id, String customer, String signal, Instant at, Money value, About about) {

    /// What an interaction belongs to; each empty if unknown.
    ///
    /// @param outreach the outreach it is, or answers: a campaign, an offer, a message
    /// @param content  what was shown or looked at
    /// @param channel  where: `email`, `web`, `social` …; empty: the signal's own channel
    public record About(String outreach, String content, String channel) {
        public static final About NOTHING = new About("", "", "");
    }

    public Interaction {
        if (customer.isBlank()) throw new IllegalArgumentException("interaction %s has a blank customer".formatted(id));
        if (signal.isBlank()) throw new IllegalArgumentException("interaction %s has a blank signal".formatted(id));
    }
}
