package io.customerpulse.codec.yaml;

import io.customerpulse.codec.yaml.Node.Entry;
import io.customerpulse.codec.yaml.Node.Mapping;
import io.customerpulse.codec.yaml.Node.Scalar;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/// The keys of one mapping, asked for by type.
///
/// Each question returns the value, or nothing when the key is missing or its value has a problem; the
/// problem is noted on the way. Whatever was not asked for by the end is an unknown key, so the keys
/// allowed are exactly the keys that are read. [#required] asks the same questions, and a missing key
/// is a problem too.
public final class Fields {

    private final Mapping mapping;
    private final String path;
    private final int line;
    private final Problems problems;
    private final boolean required;
    private final SequencedSet<String> asked;

    private Fields(Mapping mapping, String path, int line, Problems problems) {
        this(mapping, path, line, problems, false, new LinkedHashSet<>());
    }

    private Fields(
            Mapping mapping, String path, int line, Problems problems, boolean required, SequencedSet<String> asked) {
        this.mapping = mapping;
        this.path = path;
        this.line = line;
        this.problems = problems;
        this.required = required;
        this.asked = asked;
    }

    static <T> T shape(Mapping top, Problems problems, Function<Fields, T> shape) {
        return shape(new Fields(top, "", top.place().line(), problems), shape);
    }

    private static <T> T shape(Fields fields, Function<Fields, T> shape) {
        T value = shape.apply(fields);
        fields.refuseUnknown();
        return value;
    }

    /// The same fields; a key that is missing is a problem.
    public Fields required() {
        return new Fields(mapping, path, line, problems, true, asked);
    }

    /// The keys as they are written, in the order of the file.
    public SequencedSet<String> keys() {
        return mapping.entries().sequencedKeySet();
    }

    /// Whether something stands at a key.
    public boolean has(String key) {
        asked.add(key);
        return mapping.entries().containsKey(key);
    }

    /// What stands at a key, whatever it is.
    ///
    /// @param allowed what may stand there, for the message if it is required and missing
    public Optional<Node> node(String key, String allowed) {
        boolean there = has(key);
        if (!there && required) problem(key, "nothing", allowed);
        return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
    }

    /// A text that is not blank.
    public Optional<String> text(String key) {
        String allowed = "a text";
        return scalar(key, allowed)
                .flatMap(scalar -> scalar.text().isBlank() ? refuse(key, scalar, allowed) : Optional.of(scalar.text()));
    }

    /// A number; never NaN or infinite.
    public OptionalDouble number(String key, Range range) {
        Optional<Scalar> scalar = plain(key, range.words());
        if (scalar.isEmpty()) return OptionalDouble.empty();
        OptionalDouble number = Decimal.of(scalar.get().text());
        if (number.isPresent() && range.contains(number.getAsDouble())) return number;
        refuse(key, scalar.get(), range.words());
        return OptionalDouble.empty();
    }

    /// A whole number, both ends allowed.
    public OptionalInt whole(String key, int lowest, int highest) {
        String allowed = "a whole number from %d to %d".formatted(lowest, highest);
        Optional<Scalar> scalar = plain(key, allowed);
        if (scalar.isEmpty()) return OptionalInt.empty();
        OptionalDouble number = Decimal.of(scalar.get().text());
        double got = number.orElse(Double.NaN);
        if (got >= lowest && got <= highest && got == StrictMath.rint(got)) return OptionalInt.of((int) got);
        refuse(key, scalar.get(), allowed);
        return OptionalInt.empty();
    }

    /// A duration, written as [Span] says.
    public Optional<Duration> duration(String key, Span span) {
        return plain(key, span.words()).flatMap(scalar -> {
            Optional<Duration> duration = Span.of(scalar.text()).filter(span::contains);
            return duration.isPresent() ? duration : refuse(key, scalar, span.words());
        });
    }

    /// One of a few words.
    ///
    /// @param allowed each word and what it stands for, in the order in which a message lists them
    public <T> Optional<T> choice(String key, SequencedMap<String, T> allowed) {
        String words = String.join(", ", allowed.keySet());
        return scalar(key, words).flatMap(scalar -> {
            Optional<T> chosen = Optional.ofNullable(allowed.get(scalar.text()));
            return chosen.isPresent() ? chosen : refuse(key, scalar, words);
        });
    }

    /// `true` or `false`.
    public Optional<Boolean> flag(String key) {
        return plain(key, "true, false").flatMap(scalar -> switch (scalar.text()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> refuse(key, scalar, "true, false");
        });
    }

    /// Keys and values, made into something.
    public <T> Optional<T> child(String key, Function<Fields, T> shape) {
        return node(key, "keys and values").flatMap(node -> {
            if (!(node instanceof Mapping inner)) return refuse(key, node, "keys and values");
            return Optional.of(shape(new Fields(inner, pathOf(key), lineOf(key), problems), shape));
        });
    }

    /// Notes a problem with a key, at its line, or at the line of the whole if it is missing.
    public void problem(String key, String got, String allowed) {
        problems.add(lineOf(key), pathOf(key), got, allowed);
    }

    /// Notes a problem with these fields together.
    public void problem(String got, String allowed) {
        problems.add(line, path, got, allowed);
    }

    /// Makes something of fields that are fine one by one; where its constructor still refuses them together,
    /// that is a problem of the whole.
    public <T> Optional<T> made(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException refused) {
            problem("values that do not fit", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Scalar> scalar(String key, String allowed) {
        return node(key, allowed)
                .flatMap(node -> node instanceof Scalar scalar && !scalar.isNothing()
                        ? Optional.of(scalar)
                        : refuse(key, node, allowed));
    }

    private Optional<Scalar> plain(String key, String allowed) {
        return scalar(key, allowed).flatMap(scalar -> {
            if (!scalar.quoted()) return Optional.of(scalar);
            problem(key, "the quoted text " + scalar.words(), allowed);
            return Optional.empty();
        });
    }

    private <T> Optional<T> refuse(String key, Node got, String allowed) {
        problem(key, got.words(), allowed);
        return Optional.empty();
    }

    private String pathOf(String key) {
        return TreeReader.path(path, key);
    }

    private int lineOf(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? line : entry.keyPlace().line();
    }

    private void refuseUnknown() {
        for (String key : keys()) {
            if (asked.contains(key)) continue;
            String meant = Nearest.to(key, asked)
                    .map(word -> " (did you mean " + word + "?)")
                    .orElse("");
            problem(key, "an unknown key" + meant, asked.isEmpty() ? "none" : String.join(", ", asked));
        }
    }
}
