package io.customerpulse.codec.event;

/// One record in gives exactly one of two things out.
public sealed interface Reading {

    /// It can be used.
    record Good(Event event) implements Reading {}

    /// It cannot, for a reason.
    record Bad(Refusal refusal) implements Reading {}
}
