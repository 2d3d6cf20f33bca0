package io.customerpulse.codec.event;

import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.engine.event.Money;
import java.time.Instant;

/// What an event says happened.
public sealed interface Deed {

    /// When it happened, by the corrected clock of whoever saw it.
    Instant at();

    /// An interaction between brand and customer.
    ///
    /// @param signal what kind, such as `Order Completed`; not blank
    /// @param value  what it was worth, or [Money#NONE]
    /// @param about  what it belongs to
    record Interacted(String signal, Instant at, Money value, About about) implements Deed {}

    /// Facts about the customer, such as name and e-mail address.
    ///
    /// @param traits a JSON object; later facts replace earlier ones key by key
    record Described(Instant at, String traits) implements Deed {}

    /// The identifiers are one person, by the word of the source.
    record Linked(Instant at) implements Deed {}

    /// The customer allowed or forbade something.
    ///
    /// @param purpose what for, such as `marketing`; not blank
    /// @param channel where, such as `email`; empty for all
    /// @param granted whether it is allowed
    /// @param wording which version of the text was agreed to; may be empty
    record Consented(Instant at, String purpose, String channel, boolean granted, String wording) implements Deed {}

    /// Something that is kept and changes no number, such as membership of a group.
    ///
    /// @param kind what it was, as the source calls it
    record Noted(Instant at, String kind) implements Deed {}
}
