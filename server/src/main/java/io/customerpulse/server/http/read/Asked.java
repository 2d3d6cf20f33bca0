package io.customerpulse.server.http.read;

import io.customerpulse.codec.yaml.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// The parameters a question was asked with, read and bounded; one that is unknown or cannot be read is told, not
/// passed over.
final class Asked {

    /// No year outside of these is asked for: what is kept has its limits too.
    static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, String> parameters;

    private Asked(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /// @param known the names that may be used; one that ends in `.` allows all that begin with it
    static Asked of(Map<String, String> parameters, List<String> known) {
        for (String name : parameters.keySet()) {
            if (known.stream().noneMatch(each -> each.equals(name) || (each.endsWith(".") && name.startsWith(each)))) {
                throw new Declined(
                        400,
                        "unknown_parameter",
                        "there is no parameter %s; known are: %s".formatted(name, String.join(", ", known)));
            }
        }
        return new Asked(Map.copyOf(parameters));
    }

    /// The names that were given and begin with this.
    List<String> names(String beginning) {
        return parameters.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .sorted()
                .toList();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /// An instant, `2026-06-01T12:00:00Z` or with an offset, or a day, which means its beginning in UTC.
    Optional<Instant> instant(String name) {
        return text(name).map(value -> instant(name, value));
    }

    Optional<LocalDate> day(String name) {
        return text(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeParseException wrong) {
                throw Declined.parameter(name, value, "a day such as 2026-06-01");
            }
        });
    }

    /// A duration such as `1d`, `6h` or `PT15M`.
    Optional<Duration> duration(String name) {
        return text(name)
                .map(value -> Span.of(value)
                        .filter(Span.POSITIVE::contains)
                        .orElseThrow(() -> Declined.parameter(name, value, Span.POSITIVE.words())));
    }

    OptionalDouble number(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty()) return OptionalDouble.empty();
        try {
            double number = Double.parseDouble(value.get());
            if (Double.isFinite(number)) return OptionalDouble.of(number);
        } catch (NumberFormatException none) {
            // Told below, as a number that is not finite is.
        }
        throw Declined.parameter(name, value.get(), "a number");
    }

    /// `true` or `false`; false if nothing is said.
    boolean flag(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty() || value.get().equals("false")) return false;
        if (value.get().equals("true")) return true;
        throw Declined.parameter(name, value.get(), "true or false");
    }

    /// How many are wanted, from 1 up.
    int limit(int usual, int max) {
        return whole("limit", usual, Whole.between(1, max));
    }

    /// Which whole numbers may be given.
    ///
    /// @param words they are in, as in "must be …"
    record Whole(IntPredicate holds, String words) {
        static Whole between(int min, int max) {
            return new Whole(
                    number -> number >= min && number <= max, "a whole number from %d to %d".formatted(min, max));
        }

        static Whole oneOf(List<Integer> numbers) {
            String words = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return new Whole(numbers::contains, "one of " + words);
        }
    }

    /// A whole number.
    int whole(String name, int usual, Whole allowed) {
        Optional<String> value = text(name);
        if (value.isEmpty()) return usual;
        try {
            int number = Integer.parseInt(value.get());
            if (allowed.holds().test(number)) return number;
        } catch (NumberFormatException none) {
            // Told below.
        }
        throw Declined.parameter(name, value.get(), allowed.words());
    }

    private static Instant instant(String name, String written) {
        // A plus that was not encoded came as a blank.
        String value = written.replace(' ', '+');
        try {
            Instant at = value.length() == 10
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
            if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) return at;
        } catch (DateTimeParseException wrong) {
            // Told below.
        }
        throw Declined.parameter(name, written, "an instant such as 2026-06-01T12:00:00Z, or a day");
    }
}
