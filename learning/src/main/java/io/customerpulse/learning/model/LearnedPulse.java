package io.customerpulse.learning.model;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.state.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A pulse whose weights and half-lives were learned from what customers did. Its unit is *expected occasions in
/// the next 30 days*: days with a return that counts. A customer's pulse is still the sum of what is left of each
/// interaction, so each signal's part of it adds up.
///
/// @param targets  names of the signals that are forecast
/// @param worths   what each signal is worth, in the order of names
/// @param rhythm   from a pulse to a forecast
/// @param spending what an occasion is worth
/// @param training on what it was learned
public record LearnedPulse(
        List<String> targets, List<Worth> worths, Rhythmic rhythm, Spending spending, Training training) {

    /// Days that the unit of the pulse looks ahead.
    public static final double UNIT_DAYS = 30;

    public LearnedPulse {
        targets = targets.stream().sorted().toList();
        worths = worths.stream().sorted(Comparator.comparing(Worth::signal)).toList();
    }

    /// On what a pulse was learned, and how well it did on customers that were held out.
    ///
    /// @param firstMicros   the first interaction
    /// @param untilMicros   the last instant it knows
    /// @param customers     how many had an interaction by then
    /// @param interactions  how many there were
    /// @param horizonMicros how far ahead it was taught to look
    /// @param landmarks     how many instants it looked from
    /// @param looks         how many looks at a customer it learned from
    /// @param auc           area under the curve for at least one occasion, of held-out customers; NaN if all or
    ///                      none had one
    public record Training(
            long firstMicros,
            long untilMicros,
            long customers,
            long interactions,
            long horizonMicros,
            int landmarks,
            long looks,
            double auc) {}

    /// Numbers of the signals that are forecast; one the rules do not have cannot occur.
    public List<Integer> targetsIn(Rules rules) {
        return targets.stream()
                .map(rules::signal)
                .filter(signal -> signal != rules.unknown())
                .toList();
    }

    /// The catalog that counts this pulse: signals the model knows have its weights and kernels, others weight 0.
    /// Names are matched as the catalog matches them, case and punctuation aside. Channels, motivators and which
    /// signals answer which stay as they are; no signal books noise, because what an unanswered outreach costs is
    /// part of its learned weight.
    public Catalog catalog(Catalog base) {
        Map<String, Signal> signals = new TreeMap<>();
        for (Signal signal : base.signals()) signals.put(Catalog.key(signal.name()), silenced(signal));
        for (Worth worth : worths) {
            signals.merge(
                    Catalog.key(worth.signal()),
                    of(worth, unnamed(worth.signal(), base)),
                    (known, own) -> of(worth, known));
        }
        for (Trees.Asked asked : rhythm.trees().clues()) {
            String name = asked.clue().signal();
            if (!name.isEmpty()) signals.putIfAbsent(Catalog.key(name), unnamed(name, base));
        }
        return new Catalog(
                new ArrayList<>(signals.values()), silenced(base.unknown()), base.thresholds(), base.rates());
    }

    private static Signal unnamed(String name, Catalog base) {
        Signal unknown = base.unknown();
        return new Signal(
                name, unknown.side(), 0, unknown.kernel(), unknown.transform(), unknown.habits(), unknown.response());
    }

    private static Signal silenced(Signal signal) {
        return new Signal(
                signal.name(),
                signal.side(),
                0,
                signal.kernel(),
                signal.transform(),
                signal.habits(),
                new Signal.Response(Optional.empty(), signal.response().answers()));
    }

    private static Signal of(Worth worth, Signal signal) {
        return new Signal(
                signal.name(),
                worth.side(),
                worth.weight(),
                worth.kernel(),
                worth.transform(),
                signal.habits(),
                new Signal.Response(Optional.empty(), signal.response().answers()));
    }
}
