package io.customerpulse.checks.scenario;

import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Side;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Signal.Habits;
import io.customerpulse.engine.catalog.Signal.Response;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Fading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A line that says what a signal means, `Signal NAME: SIDE, PHRASE, PHRASE …`, being read.
final class SignalLine {

    private static final Pattern LINE = Pattern.compile("Signal (.+?): (investment|return)((?:, [^,]+)*)");
    private static final Pattern PHRASE = Pattern.compile(", ([^,]+)");

    /// One thing that can be said of a signal. A new one is one more line in [#PHRASES].
    ///
    /// @param shape   as people are told it
    /// @param pattern what is matched
    /// @param says    what it means
    private record Phrase(String shape, Pattern pattern, BiConsumer<SignalLine, MatchResult> says) {
        Phrase(String shape, String pattern, BiConsumer<SignalLine, MatchResult> says) {
            this(
                    shape,
                    Pattern.compile(pattern.replace("SPAN", "(\\d+[mhdw])").replace("N", "(-?\\d+(?:\\.\\d+)?)")),
                    says);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("weight 2.5", "weight N", (line, got) -> line.weight = number(got, 1)),
            new Phrase("half-life 7d", "half-life SPAN", (line, got) -> line.halfLife = Optional.of(span(got, 1))),
            new Phrase("starts after 2d", "starts after SPAN", (line, got) -> line.delay = span(got, 1)),
            new Phrase(
                    "expires after 14d", "expires after SPAN", (line, got) -> line.expires = Optional.of(span(got, 1))),
            new Phrase(
                    "value counts per 50 up to 500",
                    "value counts per N up to N",
                    (line, got) -> line.transform = new ValueTransform.Linear(number(got, 1), number(got, 2))),
            new Phrase(
                    "value counts by doublings from 50",
                    "value counts by doublings from N",
                    (line, got) -> line.transform = new ValueTransform.Log1p(number(got, 1))),
            new Phrase(
                    "expects a response within 7d or 0.5 noise",
                    "expects a response within SPAN or N noise",
                    (line, got) -> line.noise = Optional.of(new Noise(span(got, 1), number(got, 2)))),
            new Phrase("answers the outreach", "answers the outreach", (line, got) -> line.answers = Answers.OUTREACH),
            new Phrase("answers the channel", "answers the channel", (line, got) -> line.answers = Answers.CHANNEL),
            new Phrase("on email", "on (\\S+)", (line, got) -> line.channel = got.group(1)));

    private record Noise(Duration within, double points) {}

    private final String name;
    private final Side side;
    private double weight = 1;
    private Optional<Duration> halfLife = Optional.empty();
    private Optional<Duration> expires = Optional.empty();
    private Optional<Noise> noise = Optional.empty();
    private Duration delay = Duration.ZERO;
    private ValueTransform transform = ValueTransform.NONE;
    private Answers answers = Answers.NOTHING;
    private String channel = "";

    private SignalLine(String name, Side side) {
        this.name = name;
        this.side = side;
    }

    /// The signal that a line describes.
    ///
    /// @throws IllegalArgumentException with what is wrong, what was got and what is allowed
    static Signal read(String text) {
        Matcher got = LINE.matcher(text);
        if (!got.matches()) {
            throw new IllegalArgumentException(
                    "a signal is described as “Signal NAME: return, half-life 7d”, side first (investment or return)");
        }
        SignalLine line = new SignalLine(got.group(1), got.group(2).equals("return") ? Side.RETURN : Side.INVESTMENT);
        PHRASE.matcher(got.group(3)).results().forEach(phrase -> line.say(phrase.group(1)));
        return line.signal();
    }

    private void say(String text) {
        for (Phrase phrase : PHRASES) {
            Matcher got = phrase.pattern().matcher(text);
            if (got.matches()) {
                phrase.says().accept(this, got);
                return;
            }
        }
        String allowed = PHRASES.stream().map(Phrase::shape).collect(Collectors.joining("; "));
        throw new IllegalArgumentException("“%s” says nothing about a signal; allowed: %s".formatted(text, allowed));
    }

    private Signal signal() {
        if (halfLife.isPresent() == expires.isPresent()) {
            throw new IllegalArgumentException("%s needs a half-life, or to expire; one of the two".formatted(name));
        }
        Kernel kernel = expires.<Kernel>map(end -> new Kernel.Box(delay, end))
                .orElseGet(() -> fading(halfLife.orElseThrow(), delay));
        Optional<Expectation> expects = noise.map(
                n -> new Expectation(n.within(), n.points(), fading(halfLife.orElse(n.within()), Duration.ZERO)));
        return new Signal(
                name, side, weight, kernel, transform, new Habits(channel, ""), new Response(expects, answers));
    }

    private static Fading fading(Duration halfLife, Duration delay) {
        return new Fading(List.of(new Kernel.Share(HalfLife.of(halfLife), 1)), delay);
    }

    private static double number(MatchResult got, int group) {
        return Double.parseDouble(got.group(group));
    }

    private static Duration span(MatchResult got, int group) {
        return Spans.of(got.group(group));
    }
}
