package io.customerpulse.learning.fit;

import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.state.Rules;
import io.customerpulse.learning.glimpse.Survey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The names of signals that a history holds, and which of them are the returns to forecast.
public final class Vocabulary {

    private static final double VALUED_MIN = 0.5;

    private Vocabulary() {}

    /// The catalog, and beside its signals each name that it does not have as a signal of its own, after the rule
    /// for unknown ones: so that learning can tell them apart.
    public static Catalog with(Catalog catalog, Collection<String> names) {
        List<Signal> signals = new ArrayList<>(catalog.signals());
        Set<String> known = new HashSet<>();
        for (Signal signal : signals) known.add(Catalog.key(signal.name()));
        Signal unknown = catalog.unknown();
        for (String name : names.stream().sorted().toList()) {
            if (name.isBlank() || !known.add(Catalog.key(name))) continue;
            signals.add(new Signal(
                    name,
                    unknown.side(),
                    unknown.weight(),
                    unknown.kernel(),
                    unknown.transform(),
                    unknown.habits(),
                    unknown.response()));
        }
        return new Catalog(signals, unknown, catalog.thresholds(), catalog.rates());
    }

    /// The returns to forecast where nobody names them: those that mostly state a value, as purchases do; without
    /// such all returns. Not those that the catalog says hurt, such as a refund.
    ///
    /// @return the signals' numbers
    public static List<Integer> usualTargets(Rules rules, Survey survey) {
        List<Integer> returns = IntStream.range(0, rules.size())
                .filter(signal -> rules.signal(signal).side() == Side.RETURN
                        && rules.signal(signal).weight() > 0)
                .filter(signal -> survey.count(signal) > 0)
                .boxed()
                .toList();
        List<Integer> valued = returns.stream()
                .filter(signal -> survey.valuedShare(signal) >= VALUED_MIN)
                .toList();
        return valued.isEmpty() ? returns : valued;
    }
}
