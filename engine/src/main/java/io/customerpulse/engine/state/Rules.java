package io.customerpulse.engine.state;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.event.Interaction;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A catalog made ready for hot loops: signals by number, their numbers in arrays.
///
/// A signal's number is its place in the catalog's order; the unknown signal comes last. Each signal
/// has two *accounts* that points are booked on: its own, `2 · signal`, and its noise, `2 · signal + 1`.
public final class Rules {

    private final Catalog catalog;
    private final List<Signal> signals;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Account[] accounts;
    private final long[] channels;
    private final boolean[] expects;
    private final long[] withinMicros;
    private final double[] noisePoints;

    private Rules(Catalog catalog) {
        this.catalog = catalog;
        List<Signal> all = new ArrayList<>(catalog.signals());
        all.add(catalog.unknown());
        this.signals = List.copyOf(all);
        this.accounts = new Account[2 * signals.size()];
        this.channels = new long[signals.size()];
        this.expects = new boolean[signals.size()];
        this.withinMicros = new long[signals.size()];
        this.noisePoints = new double[signals.size()];
        for (int s = 0; s < signals.size(); s++) {
            Signal signal = signals.get(s);
            accounts[own(s)] = new Account(false, signal.side(), signal.kernel());
            // A signal that expects nothing never books noise; its account only keeps the numbering plain.
            Kernel noise =
                    signal.response().expects().<Kernel>map(Expectation::fading).orElse(signal.kernel());
            accounts[noise(s)] = new Account(true, Side.RETURN, noise);
            channels[s] = Ref.of(signal.habits().channel());
            if (signal.response().expects().isPresent())
                expect(s, signal.response().expects().get());
            if (s < unknown()) {
                byName.put(signal.name(), s);
                byName.putIfAbsent(Catalog.key(signal.name()), s);
            }
        }
    }

    private void expect(int signal, Expectation expectation) {
        expects[signal] = true;
        withinMicros[signal] = Micros.of(expectation.within());
        noisePoints[signal] = expectation.noise();
    }

    public static Rules of(Catalog catalog) {
        return new Rules(catalog);
    }

    public Catalog catalog() {
        return catalog;
    }

    public Thresholds thresholds() {
        return catalog.thresholds();
    }

    /// The number of a signal by its name, or [#unknown] if the catalog does not have it.
    public int signal(String name) {
        Integer exact = byName.get(name);
        return exact != null ? exact : byName.getOrDefault(Catalog.key(name), unknown());
    }

    public Signal signal(int number) {
        return signals.get(number);
    }

    /// Where an interaction happened: the channel it names, else its signal's; empty if neither does.
    public String channel(Interaction interaction) {
        String own = interaction.about().channel();
        return own.isEmpty() ? signal(signal(interaction.signal())).habits().channel() : own;
    }

    /// How many signals there are, the unknown one among them.
    public int size() {
        return signals.size();
    }

    public int unknown() {
        return signals.size() - 1;
    }

    static int own(int signal) {
        return 2 * signal;
    }

    static int noise(int signal) {
        return 2 * signal + 1;
    }

    /// Throws if there is no account of this number, which means that it was counted under another catalog.
    void requireAccount(int number) {
        if (number < 0 || number >= accounts.length) {
            throw new IllegalArgumentException(
                    "there are %d accounts, not one of number %d: the catalog has changed, rebuild"
                            .formatted(accounts.length, number));
        }
    }

    Account account(int number) {
        return accounts[number];
    }

    /// Stand-in of the channel a signal happens on where the interaction names none.
    long channel(int signal) {
        return channels[signal];
    }

    /// Whether it is an outreach that hopes for a response.
    boolean expects(int signal) {
        return expects[signal];
    }

    /// How long it hopes; only if it expects a response.
    long withinMicros(int signal) {
        return withinMicros[signal];
    }

    /// What it costs if nobody answers; 0 if it expects nothing.
    double noisePoints(int signal) {
        return noisePoints[signal];
    }

    boolean answers(int signal) {
        return signal(signal).response().answers() != Answers.NOTHING;
    }
}
