package io.customerpulse.engine.state;

import io.customerpulse.engine.event.Interaction;
import io.customerpulse.engine.event.Interaction.About;
import io.customerpulse.stats.time.Micros;
import java.util.Arrays;

/// Interactions of one customer as columns: what the fold reads. One is filled, read, cleared and
/// filled again, so that scoring a million customers allocates no more than scoring one.
///
/// A row is made by [#add], then described by [#value] and [#about]; both speak of the newest row.
public final class Timeline {

    private static final int FIRST_CAPACITY = 16;

    private final Rules rules;
    private int size;
    private int[] signals = new int[FIRST_CAPACITY];
    private long[] atMicros = new long[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private long[] outreaches = new long[FIRST_CAPACITY];
    private long[] contents = new long[FIRST_CAPACITY];
    private long[] channels = new long[FIRST_CAPACITY];

    public Timeline(Rules rules) {
        this.rules = rules;
    }

    public static Timeline of(Interaction interaction, Rules rules) {
        Timeline one = new Timeline(rules);
        one.add(interaction);
        return one;
    }

    public void add(Interaction interaction) {
        add(rules.signal(interaction.signal()), Micros.of(interaction.at()));
        value(rules.catalog().rates().value(interaction.value()));
        About about = interaction.about();
        about(Ref.of(about.outreach()), Ref.of(about.content()), Ref.of(about.channel()));
    }

    /// A new row without value, outreach and content, on the signal's own channel.
    ///
    /// @param signal its number in the rules
    /// @param at     microseconds, at most [Micros#MAX] either way
    public void add(int signal, long at) {
        if (size == signals.length) grow();
        signals[size] = signal;
        atMicros[size] = at;
        values[size] = Double.NaN;
        outreaches[size] = Ref.NOTHING;
        contents[size] = Ref.NOTHING;
        channels[size] = rules.channel(signal);
        size++;
    }

    /// States the value of the newest row.
    ///
    /// @param value in major units of the catalog's currency, finite; NaN for none
    public void value(double value) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must be finite, or NaN for none: " + value);
        }
        values[size - 1] = value;
    }

    /// Adds to the value of a row; NaN adds nothing.
    public void addValue(int row, double more) {
        if (Double.isNaN(more)) return;
        values[row] = Double.isNaN(values[row]) ? more : values[row] + more;
    }

    /// States what the newest row belongs to; a channel of [Ref#NOTHING] leaves the signal's own.
    public void about(long outreach, long content, long channel) {
        outreaches[size - 1] = outreach;
        contents[size - 1] = content;
        if (channel != Ref.NOTHING) channels[size - 1] = channel;
    }

    public void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    public int signal(int row) {
        return signals[row];
    }

    public long atMicros(int row) {
        return atMicros[row];
    }

    /// What a row was worth, in major units of the catalog's currency; NaN if nothing is stated.
    public double worth(int row) {
        return values[row];
    }

    /// Points of a row before anything is forgotten.
    public double points(int row) {
        return rules.signal(signals[row]).points(values[row]);
    }

    long outreach(int row) {
        return outreaches[row];
    }

    long content(int row) {
        return contents[row];
    }

    long channel(int row) {
        return channels[row];
    }

    private void grow() {
        int capacity = 2 * size;
        signals = Arrays.copyOf(signals, capacity);
        atMicros = Arrays.copyOf(atMicros, capacity);
        values = Arrays.copyOf(values, capacity);
        outreaches = Arrays.copyOf(outreaches, capacity);
        contents = Arrays.copyOf(contents, capacity);
        channels = Arrays.copyOf(channels, capacity);
    }
}
