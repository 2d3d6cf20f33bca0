package io.customerpulse.server.http;

import io.customerpulse.codec.catalog.CatalogFile;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.server.http.Problem.Flaw;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.time.Micros;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A catalog as a body asks for it: the text of its file, or the one in force, and then numbers of single signals.
///
/// @param text    of the file
/// @param catalog what it says
/// @param flaws   all that is wrong; then nothing else holds
record CatalogWanted(String text, Catalog catalog, List<Flaw> flaws) {

    static final int TEXT_MAX = 1_000_000;

    private static final int FLAWS_MAX = 100;
    private static final double WEIGHT_MAX = 1_000_000;
    private static final double DAYS_MIN = 1.0 / 86_400;
    private static final double DAYS_MAX = 36_500;

    private static final String TEXT = "text";
    private static final String SIGNALS = "signals";
    private static final String WEIGHT = "weight";
    private static final String DAYS = "half_life_days";

    /// Reads `text` and `signals` of a body.
    ///
    /// @param base what is meant where no text is given
    static CatalogWanted of(JsonNode body, Fields fields, CatalogWanted base) {
        Optional<String> stated = fields.textIfAny(TEXT, TEXT_MAX);
        CatalogWanted read = stated.map(CatalogWanted::read).orElse(base);
        fields.has(SIGNALS);
        JsonNode signals = body.path(SIGNALS);
        if (signals.isMissingNode() || signals.isNull() || !read.flaws.isEmpty()) return read;
        if (!signals.isObject()) {
            return read.with(List.of(new Flaw("/signals", "not_a_map", "must be an object of signals by name")));
        }
        return read.changed(signals);
    }

    /// As it stands in force.
    static CatalogWanted inForce(Catalog catalog, String text) {
        return new CatalogWanted(text, catalog, List.of());
    }

    private static CatalogWanted read(String text) {
        return switch (CatalogFile.read("catalog", text)) {
            case CatalogFile.Read(var catalog) -> new CatalogWanted(text, catalog, List.of());
            case CatalogFile.Refused(var problems) ->
                new CatalogWanted(
                        text,
                        CatalogFile.EMPTY,
                        problems.stream()
                                .limit(FLAWS_MAX)
                                .map(CatalogWanted::flaw)
                                .toList());
        };
    }

    private static Flaw flaw(io.customerpulse.codec.yaml.Problem problem) {
        String where = problem.key().isEmpty() ? "" : problem.key() + ": ";
        return new Flaw(
                "/text",
                "invalid_catalog",
                "line %d: %sgot %s, allowed: %s".formatted(problem.line(), where, problem.got(), problem.allowed()));
    }

    private CatalogWanted with(List<Flaw> wrong) {
        return new CatalogWanted(text, catalog, wrong);
    }

    /// With other numbers for some signals. The text is the canonical one then.
    private CatalogWanted changed(JsonNode signals) {
        Map<String, Signal> known = new LinkedHashMap<>();
        catalog.signals().forEach(signal -> known.put(signal.name(), signal));
        List<Flaw> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : signals.properties()) {
            String pointer = "/signals/" + each.getKey().replace("~", "~0").replace("/", "~1");
            Signal signal = known.get(each.getKey());
            if (signal == null) wrong.add(new Flaw(pointer, "unknown_signal", "is not in the catalog"));
            else known.put(each.getKey(), changed(signal, each.getValue(), pointer, wrong));
            if (wrong.size() >= FLAWS_MAX) break;
        }
        if (!wrong.isEmpty()) return with(wrong);
        Catalog other =
                new Catalog(List.copyOf(known.values()), catalog.unknown(), catalog.thresholds(), catalog.rates());
        return other.equals(catalog) ? this : new CatalogWanted(CatalogFile.write(other), other, List.of());
    }

    private static Signal changed(Signal signal, JsonNode numbers, String pointer, List<Flaw> wrong) {
        Signal changed = signal;
        for (Map.Entry<String, JsonNode> each : numbers.properties()) {
            String at = pointer + "/" + each.getKey();
            double number = each.getValue().asDouble(Double.NaN);
            switch (each.getKey()) {
                case WEIGHT -> {
                    if (Math.abs(number) <= WEIGHT_MAX) changed = weighing(changed, number);
                    else wrong.add(new Flaw(at, "out_of_range", "allowed: a number from -1000000 to 1000000"));
                }
                case DAYS -> {
                    if (!isPlain(signal.kernel())) {
                        wrong.add(new Flaw(at, "no_half_life", "has a mixture or a box; change it in the text"));
                    } else if (number >= DAYS_MIN && number <= DAYS_MAX) {
                        changed = fading(changed, number);
                    } else {
                        wrong.add(new Flaw(at, "out_of_range", "allowed: days from 1/86400 to 36500"));
                    }
                }
                default -> wrong.add(new Flaw(at, "unknown_field", "allowed: weight, half_life_days"));
            }
        }
        if (!numbers.isObject()) wrong.add(new Flaw(pointer, "not_an_object", "must be an object of numbers"));
        return changed;
    }

    /// Whether a kernel is one half-life, which is a number that can be changed.
    static boolean isPlain(Kernel kernel) {
        return kernel instanceof Kernel.Fading fading && fading.shares().size() == 1;
    }

    private static Signal weighing(Signal signal, double weight) {
        return new Signal(
                signal.name(),
                signal.side(),
                weight,
                signal.kernel(),
                signal.transform(),
                signal.habits(),
                signal.response());
    }

    private static Signal fading(Signal signal, double days) {
        Kernel.Fading plain = (Kernel.Fading) Kernel.halfLife(Micros.span(Math.round(days * Micros.DAY)));
        return new Signal(
                signal.name(),
                signal.side(),
                signal.weight(),
                new Kernel.Fading(plain.shares(), signal.kernel().delay()),
                signal.transform(),
                signal.habits(),
                signal.response());
    }
}
