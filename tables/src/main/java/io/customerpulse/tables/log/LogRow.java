package io.customerpulse.tables.log;

import io.customerpulse.engine.state.Ref;

/// One interaction on its way into a log, as numbers. Filled and added again and again: a log of
/// millions makes no object per row.
public final class LogRow {

    int customer;
    int signal;
    long atMicros;
    double value = Double.NaN;
    long outreach = Ref.NOTHING;
    long content = Ref.NOTHING;
    long channel = Ref.NOTHING;

    /// Begins a row; value and belongings are not stated until they are.
    ///
    /// @param customer its number among the log's customers
    /// @param signal   its number among the log's signals
    /// @param atMicros when it happened
    public void begin(int customer, int signal, long atMicros) {
        this.customer = customer;
        this.signal = signal;
        this.atMicros = atMicros;
        value = Double.NaN;
        outreach = Ref.NOTHING;
        content = Ref.NOTHING;
        channel = Ref.NOTHING;
    }

    /// States the value, in major units of the catalog's currency; NaN for none.
    public void value(double value) {
        this.value = value;
    }

    /// States what it belongs to: stand-ins that are equal where the texts are; [Ref#NOTHING] for none.
    /// A channel is also held against the catalog's, so it is [Ref#of] its text.
    public void about(long outreach, long content, long channel) {
        this.outreach = outreach;
        this.content = content;
        this.channel = channel;
    }
}
