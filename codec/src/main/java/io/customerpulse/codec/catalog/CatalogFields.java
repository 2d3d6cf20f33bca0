package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Rates;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The top-level keys of a catalog file.
final class CatalogFields {

    private static final Range RATE = Range.above(0, 1e9);
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String CURRENCY_WORDS = "an ISO 4217 code in capitals, such as EUR";
    private static final int NAME_LENGTH_MAX = 200;

    private CatalogFields() {}

    static Catalog catalog(Fields fields) {
        Catalog base = fields.choice("extends", new LinkedHashMap<>(Map.of("default", true)))
                .map(yes -> DefaultCatalog.read())
                .orElse(CatalogFile.EMPTY);
        Rates rates = rates(fields, base.rates());
        Signal unknown = fields.child("unknown", inner -> SignalFields.signal("unknown", inner))
                .orElse(base.unknown());
        Thresholds thresholds = fields.child(
                        "thresholds", inner -> ThresholdFields.thresholds(inner, base.thresholds()))
                .orElse(base.thresholds());
        List<Signal> signals = fields.child("signals", CatalogFields::signals).orElse(List.of());
        return fields.made(() -> new Catalog(together(base.signals(), signals), unknown, thresholds, rates))
                .orElse(base);
    }

    private static List<Signal> signals(Fields fields) {
        Map<String, String> seen = new HashMap<>();
        List<Signal> signals = new ArrayList<>();
        for (String name : fields.keys()) {
            Optional<Signal> signal = fields.child(name, inner -> SignalFields.signal(name, inner));
            if (name.isBlank()) continue;
            if (name.length() > NAME_LENGTH_MAX) {
                fields.problem(name, "a name of " + name.length() + " characters", "at most 200 characters");
            }
            String earlier = seen.putIfAbsent(Catalog.key(name), name);
            if (earlier == null) signal.ifPresent(signals::add);
            else fields.problem(name, "a name like " + earlier, "names that differ by more than case and punctuation");
        }
        return signals;
    }

    /// Those stated replace those of the base that match by name.
    private static List<Signal> together(List<Signal> base, List<Signal> stated) {
        Map<String, Signal> byKey = new LinkedHashMap<>();
        base.forEach(signal -> byKey.put(Catalog.key(signal.name()), signal));
        stated.forEach(signal -> byKey.put(Catalog.key(signal.name()), signal));
        return List.copyOf(byKey.values());
    }

    private static Rates rates(Fields fields, Rates base) {
        String currency = fields.text("currency").orElse(base.currency());
        if (!CURRENCY.matcher(currency).matches()) {
            fields.problem("currency", '"' + currency + '"', CURRENCY_WORDS);
        }
        SortedMap<String, Double> inherited = currency.equals(base.currency()) ? base.perUnit() : new TreeMap<>();
        return new Rates(
                currency,
                fields.child("rates", inner -> perUnit(inner, currency)).orElse(inherited));
    }

    private static SortedMap<String, Double> perUnit(Fields fields, String currency) {
        SortedMap<String, Double> perUnit = new TreeMap<>();
        for (String code : fields.keys()) {
            fields.number(code, RATE).ifPresent(rate -> perUnit.put(code, rate));
            if (code.equals(currency)) fields.problem(code, "the catalog's own currency", "other currencies");
            else if (!CURRENCY.matcher(code).matches()) fields.problem(code, '"' + code + '"', CURRENCY_WORDS);
        }
        return perUnit;
    }
}
