package io.customerpulse.checks.bars;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A measured promise: what is measured, and the target it is held against.
///
/// @param topic   what it belongs to: score, server, learning, screens, loop …; one word
/// @param name    what is measured; one word
/// @param target  as people write it, such as `≤250ns`; one word
/// @param length  whether it is measured each time
/// @param measure takes the measurement
public record Bar(String topic, String name, String target, Length length, Measurement measure) {

    private static final Pattern WORD = Pattern.compile("\\S+");

    /// How long the measurement takes.
    public enum Length {
        /// Under five minutes: measured each time.
        SHORT,
        /// Longer: measured only with `--all`.
        LONG
    }

    /// Takes a measurement.
    @FunctionalInterface
    public interface Measurement {
        /// Measures once; whatever goes wrong counts as short of the target.
        Outcome take() throws Exception;
    }

    /// What came out.
    public sealed interface Outcome {

        /// A number, and whether it meets the target.
        ///
        /// @param value with its unit; one word
        record Measured(String value, boolean ok) implements Outcome {}

        /// It could not be measured here, because something is not there that is no part of the project.
        ///
        /// @param what is missing
        record Absent(String what) implements Outcome {}
    }

    public Bar {
        Stream.of(topic, name, target).forEach(Bar::requireWord);
    }

    static void requireWord(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new IllegalArgumentException("a field of a bar is one word: “%s”".formatted(text));
        }
    }
}
