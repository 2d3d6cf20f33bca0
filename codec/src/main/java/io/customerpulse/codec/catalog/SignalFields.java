package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Fields;
import io.customerpulse.codec.yaml.Node;
import io.customerpulse.codec.yaml.Node.Mapping;
import io.customerpulse.codec.yaml.Node.Scalar;
import io.customerpulse.codec.yaml.Range;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Habits;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The keys of one signal.
public final class SignalFields {

    static final String NONE = "none";

    private static final double POINTS_MAX = 1_000_000;
    private static final Range POINTS = Range.from(-POINTS_MAX, POINTS_MAX);
    private static final Range NOISE = Range.from(0, POINTS_MAX);
    private static final Range SCALE = Range.above(0, 1e12);
    private static final String VALUES = "none, {linear: {scale: 100, cap: 500}}, {log1p: {scale: 50}}";
    private static final SequencedMap<String, Side> SIDES = words(Side.INVESTMENT, Side.RETURN);
    private static final SequencedMap<String, Answers> ANSWERS = words(Answers.OUTREACH, Answers.CHANNEL);
    private static final SequencedMap<String, String> MOTIVATORS = motivators();

    private SignalFields() {}

    static Signal signal(String name, Fields fields) {
        Side side = side(fields);
        double weight = fields.required().number("weight", POINTS).orElse(0);
        Kernel kernel = KernelFields.kernel(fields);
        ValueTransform value = value(fields);
        Habits habits = new Habits(
                fields.text("channel").orElse(""),
                fields.choice("motivator", MOTIVATORS).orElse(""));
        Optional<Expectation> expects = fields.child("expects_response", inner -> expectation(inner, kernel));
        Answers answers = fields.choice("answers", ANSWERS).orElse(Answers.NOTHING);
        if (expects.isPresent() && answers != Answers.NOTHING) {
            fields.problem("answers", answers.name().toLowerCase(Locale.ROOT), "nothing beside expects_response");
            return new Signal(name, side, weight, kernel, value, habits, Response.NO_PART);
        }
        return new Signal(name, side, weight, kernel, value, habits, new Response(expects, answers));
    }

    /// Who gives: the key `side`.
    public static Side side(Fields fields) {
        return fields.required().choice("side", SIDES).orElse(Side.RETURN);
    }

    /// How values scale it: the key `value`.
    public static ValueTransform value(Fields fields) {
        Optional<Node> node = fields.node("value", VALUES);
        if (node.isEmpty()) return ValueTransform.NONE;
        if (node.get() instanceof Mapping) {
            return fields.child("value", SignalFields::transform).orElse(ValueTransform.NONE);
        }
        if (!(node.get() instanceof Scalar scalar && scalar.text().equals(NONE))) {
            fields.problem("value", node.get().words(), VALUES);
        }
        return ValueTransform.NONE;
    }

    private static ValueTransform transform(Fields fields) {
        Optional<ValueTransform> linear = fields.child(
                "linear",
                inner -> new ValueTransform.Linear(
                        inner.required().number("scale", SCALE).orElse(1),
                        inner.required().number("cap", SCALE).orElse(1)));
        Optional<ValueTransform> log1p = fields.child(
                "log1p",
                inner -> new ValueTransform.Log1p(
                        inner.required().number("scale", SCALE).orElse(1)));
        if (fields.has("linear") && fields.has("log1p")) fields.problem("linear and log1p", "one of linear, log1p");
        if (fields.keys().isEmpty()) fields.problem("nothing", "one of linear, log1p");
        return linear.or(() -> log1p).orElse(ValueTransform.NONE);
    }

    private static Expectation expectation(Fields fields, Kernel own) {
        Duration within = fields.required().duration("within", Span.POSITIVE).orElse(Span.POSITIVE.shortest());
        double noise = fields.required().number("noise", NOISE).orElse(0);
        Fading fading = KernelFields.noise(fields).orElseGet(() -> KernelFields.noiseOf(own));
        return new Expectation(within, noise, fading);
    }

    private static <E extends Enum<E>> SequencedMap<String, E> words(E first, E second) {
        SequencedMap<String, E> words = new LinkedHashMap<>();
        Stream.of(first, second).forEach(choice -> words.put(Words.of(choice), choice));
        return words;
    }

    private static SequencedMap<String, String> motivators() {
        SequencedMap<String, String> words = new LinkedHashMap<>();
        List.of("content", "reward", "access", "service", "community").forEach(word -> words.put(word, word));
        return words;
    }
}
