package io.customerpulse.codec.model;

import io.customerpulse.codec.catalog.KernelFields;
import io.customerpulse.codec.catalog.SignalFields;
import io.customerpulse.codec.catalog.Words;
import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Node.Sequence;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.learning.model.LearnedPulse;
import io.customerpulse.learning.model.LearnedPulse.Training;
import io.customerpulse.learning.model.Line;
import io.customerpulse.learning.model.Rhythmic;
import io.customerpulse.learning.model.Single;
import io.customerpulse.learning.model.Spending;
import io.customerpulse.learning.model.Trees;
import io.customerpulse.learning.model.Worth;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.purchase.ParetoNbd;
import io.customerpulse.stats.time.Micros;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The keys of a model file.
final class ModelFields {

    /// For what knows no end.
    static final String INFINITE = "infinite";

    private static final double LARGE = 1e12;
    private static final Range ANY = Range.from(-LARGE, LARGE);
    private static final Range NOT_NEGATIVE = Range.from(0, LARGE);
    private static final Range POSITIVE = Range.above(0, LARGE);
    private static final Range PART = Range.from(0, 1);
    private static final String COUNT = "a whole number from 0 to 1000000000000";
    private static final String TARGETS = "a list of signals, such as [\"purchase\"]";
    private static final String INSTANTS = "an instant such as 2026-06-30T12:00:00Z";

    private static final SequencedMap<String, Single> SINGLES = singles();

    private ModelFields() {}

    /// The pulse of the top-level keys; nothing only if there is a problem.
    static Optional<LearnedPulse> pulse(Fields fields) {
        fields.has("format");
        fields.has("version");
        fields.has("unit");
        Fields required = fields.required();
        List<String> targets = targets(required);
        Optional<Training> training = required.child("training", ModelFields::training);
        Optional<List<Worth>> worths = required.child("signals", ModelFields::worths);
        Optional<Rhythmic> rhythm = required.child("rhythm", ModelFields::rhythm);
        Optional<Spending> spending = required.child("spending", ModelFields::spending);
        return training.flatMap(trained -> worths.flatMap(signals -> rhythm.flatMap(
                paced -> spending.map(spent -> new LearnedPulse(targets, signals, paced, spent, trained)))));
    }

    private static List<String> targets(Fields fields) {
        Optional<Node> node = fields.node("targets", TARGETS);
        if (node.isEmpty()) return List.of();
        List<String> names = new ArrayList<>();
        if (node.get() instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Scalar scalar && !scalar.text().isBlank()) names.add(scalar.text());
                else fields.problem("targets", item.words(), TARGETS);
            }
            if (list.items().isEmpty()) fields.problem("targets", "an empty list", TARGETS);
        } else {
            fields.problem("targets", node.get().words(), TARGETS);
        }
        return names;
    }

    private static Training training(Fields fields) {
        Fields required = fields.required();
        long first = instant(required, "first");
        long until = instant(required, "until");
        if (until < first) fields.problem("until", "an instant before the first", "one not before the first");
        return new Training(
                first,
                until,
                count(required, "customers"),
                count(required, "interactions"),
                Micros.of(required.duration("horizon", Span.POSITIVE).orElse(Duration.ofDays(1))),
                required.whole("landmarks", 1, 1_000_000).orElse(1),
                count(required, "looks"),
                fields.number("auc", PART).orElse(Double.NaN));
    }

    private static long instant(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) return 0;
        try {
            return Micros.of(Instant.parse(text.get()));
        } catch (DateTimeException | ArithmeticException unusable) {
            fields.problem(key, '"' + text.get() + '"', INSTANTS);
            return 0;
        }
    }

    private static long count(Fields fields, String key) {
        double number = fields.number(key, NOT_NEGATIVE).orElse(0);
        if (number != StrictMath.rint(number)) fields.problem(key, '"' + Decimal.text(number) + '"', COUNT);
        return (long) number;
    }

    private static List<Worth> worths(Fields fields) {
        List<Worth> worths = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String name : fields.keys()) {
            if (!known.add(Catalog.key(name))) {
                fields.problem(name, "a name like another but for case and punctuation", "each signal once");
            }
            fields.child(name, inner -> worth(name, inner)).ifPresent(worths::add);
        }
        return worths;
    }

    private static Worth worth(String name, Fields fields) {
        // Said for people, and worked out anew from the rest.
        fields.has("effect");
        fields.has("effective_half_life_days");
        Side side = SignalFields.side(fields);
        double weight = fields.required().number("weight", ANY).orElse(0);
        double error = fields.number("standard_error", NOT_NEGATIVE).orElse(weight == 0 ? 0 : Double.NaN);
        ValueTransform value = SignalFields.value(fields);
        double typical = fields.number("typical_value", POSITIVE).orElse(Double.NaN);
        Kernel kernel = KernelFields.kernel(fields);
        double share = fields.required().number("share", PART).orElse(0);
        double evidence = fields.required().number("evidence", ANY).orElse(0);
        return new Worth(name, side, weight, error, value, typical, kernel, share, evidence);
    }

    private static Rhythmic rhythm(Fields fields) {
        Fields required = fields.required();
        return new Rhythmic(
                required.number("baseline", NOT_NEGATIVE).orElse(0),
                required.number("floor", POSITIVE).orElse(1),
                required.child("count", ModelFields::line).orElse(Line.NONE),
                required.child("chance", ModelFields::line).orElse(Line.NONE),
                required.choice("single", SINGLES).orElse(Single.EXPECTED),
                required.number("typical_gap_days", POSITIVE).orElse(1),
                required.number("dispersion", POSITIVE).orElse(1),
                required.number("horizon_days", POSITIVE).orElse(1),
                required.number("growth", Range.above(0, 1)).orElse(1),
                required.child("pareto_nbd", ModelFields::purchases).orElse(new ParetoNbd(1, 1, 1, 1)),
                fields.child("trees", TreesFields::trees).orElse(Trees.NONE));
    }

    private static Line line(Fields fields) {
        Fields required = fields.required();
        double constant = required.number("constant", ANY).orElse(0);
        return new Line(
                constant,
                Rhythmic.FEATURES.stream()
                        .map(feature -> required.number(feature, ANY).orElse(0))
                        .toList());
    }

    private static ParetoNbd purchases(Fields fields) {
        Fields required = fields.required();
        return new ParetoNbd(
                required.number("r", POSITIVE).orElse(1),
                required.number("alpha", POSITIVE).orElse(1),
                required.number("s", POSITIVE).orElse(1),
                required.number("beta", POSITIVE).orElse(1));
    }

    private static SequencedMap<String, Single> singles() {
        SequencedMap<String, Single> words = new LinkedHashMap<>();
        for (Single single : Single.values()) words.put(Words.of(single), single);
        return words;
    }

    private static Spending spending(Fields fields) {
        double typical = fields.required().number("typical", ANY).orElse(0);
        String allowed = NOT_NEGATIVE.words() + ", or \"" + INFINITE + '"';
        Optional<Node> drawnBy = fields.required().node("drawn_by", allowed);
        if (!(drawnBy.isPresent() && drawnBy.get() instanceof Scalar word && isWord(word))) {
            return new Spending(typical, fields.number("drawn_by", NOT_NEGATIVE).orElse(0));
        }
        if (!word.text().equals(INFINITE)) fields.problem("drawn_by", word.words(), allowed);
        return new Spending(typical, Double.POSITIVE_INFINITY);
    }

    private static boolean isWord(Scalar scalar) {
        return !scalar.quoted() && Decimal.of(scalar.text()).isEmpty();
    }
}
