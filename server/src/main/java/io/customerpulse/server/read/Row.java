package io.customerpulse.server.read;

import io.customerpulse.engine.vitals.Stage;
import io.customerpulse.server.store.Key;

/// A customer's line in the roster. Numbers that a customer does not have are NaN.
///
/// @param key          of the identifier that stands for the customer
/// @param pulse        points
/// @param momentum     NaN before the first return with points
/// @param overdue      in expected gaps; NaN before the first return
/// @param cadenceDays  the expected gap
/// @param meanGapDays  between days with a return; NaN before the second
/// @param stage        where the relationship stands
/// @param span         when things happened
/// @param interactions how many counted
/// @param channel      of the latest interaction; empty if none is known
/// @param names        what the customer is found by: see [Search]
record Row(
        Key key,
        double pulse,
        double momentum,
        double overdue,
        double cadenceDays,
        double meanGapDays,
        Stage stage,
        Span span,
        long interactions,
        String channel,
        String names) {

    /// When things happened, in microseconds.
    ///
    /// @param first      the first interaction
    /// @param last       the latest interaction, of either side
    /// @param lastReturn the latest return: when the customer was last seen; `Long.MIN_VALUE` for never
    record Span(long first, long last, long lastReturn) {}
}
