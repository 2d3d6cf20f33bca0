package io.customerpulse.engine.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The signals, thresholds and rates a brand works with.
///
/// @param signals    what is known, in the order of their names; no two names alike but for case and punctuation
/// @param unknown    the rule for a signal that is not in the list; its name is never matched
/// @param thresholds where the vitals draw their lines
/// @param rates      currencies
public record Catalog(List<Signal> signals, Signal unknown, Thresholds thresholds, Rates rates) {

    public Catalog {
        signals = signals.stream().sorted(Comparator.comparing(Signal::name)).toList();
        Map<String, String> seen = new HashMap<>();
        for (Signal signal : signals) {
            String earlier = seen.put(key(signal.name()), signal.name());
            if (earlier != null) {
                throw new IllegalArgumentException("signals must differ by more than case and punctuation: %s, %s"
                        .formatted(earlier, signal.name()));
            }
        }
    }

    /// What a name is matched by, so that `Order Completed`, `order_completed` and `orderCompleted` are one signal.
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.isEmpty() ? name : key.toString();
    }
}
