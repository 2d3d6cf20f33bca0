package io.customerpulse.codec.catalog;

import io.customerpulse.codec.yaml.Decimal;
import io.customerpulse.codec.yaml.Span;
import io.customerpulse.engine.catalog.Answers;
import io.customerpulse.engine.catalog.Catalog;
import io.customerpulse.engine.catalog.Expectation;
import io.customerpulse.engine.catalog.Signal;
import io.customerpulse.engine.catalog.Thresholds;
import io.customerpulse.engine.catalog.ValueTransform;
import io.customerpulse.stats.decay.HalfLife;
import io.customerpulse.stats.decay.Kernel;
import io.customerpulse.stats.decay.Kernel.Box;
import io.customerpulse.stats.decay.Kernel.Fading;
import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A catalog as YAML, in the one canonical form: each signal a line, in the order of names.
final class CatalogText {

    /// Texts that need no quotes, in any reader of YAML.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*( [A-Za-z0-9_-]+)*");
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private CatalogText() {}

    static String of(Catalog catalog) {
        StringBuilder text = new StringBuilder();
        text.append("currency: ").append(catalog.rates().currency()).append('\n');
        text.append("rates: ").append(rates(catalog)).append('\n');
        text.append("unknown: ").append(signal(catalog.unknown())).append('\n');
        text.append(thresholds(catalog.thresholds()));
        text.append(catalog.signals().isEmpty() ? "signals: {}\n" : "signals:\n");
        for (Signal signal : catalog.signals()) {
            text.append("  ").append(quoted(signal.name())).append(": ");
            text.append(signal(signal)).append('\n');
        }
        return text.toString();
    }

    private static String rates(Catalog catalog) {
        return catalog.rates().perUnit().entrySet().stream()
                .map(rate -> rate.getKey() + ": " + Decimal.text(rate.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String thresholds(Thresholds thresholds) {
        Thresholds.Overdue overdue = thresholds.overdue();
        Thresholds.Momentum momentum = thresholds.momentum();
        String typicalGap = thresholds.typicalGapDays().isPresent()
                ? span(Math.round(thresholds.typicalGapDays().getAsDouble() * Micros.DAY))
                : ThresholdFields.AUTO;
        return """
                thresholds:
                  new_for: %s
                  overdue: {fading: %s, dormant: %s, lost: %s}
                  momentum: {fast: %s, slow: %s, growing: %s, fading: %s}
                  thriving_returns: %s
                  typical_gap: %s
                """.formatted(
                        Span.text(thresholds.newFor()),
                        Decimal.text(overdue.fading()),
                        Decimal.text(overdue.dormant()),
                        Decimal.text(overdue.lost()),
                        span(momentum.fast().micros()),
                        span(momentum.slow().micros()),
                        Decimal.text(momentum.growing()),
                        Decimal.text(momentum.fading()),
                        thresholds.thrivingReturns(),
                        typicalGap);
    }

    private static String signal(Signal signal) {
        List<String> fields = new ArrayList<>();
        fields.add("side: " + Words.of(signal.side()));
        fields.add("weight: " + Decimal.text(signal.weight()));
        kernel(signal.kernel(), fields);
        value(signal.transform(), fields);
        if (!signal.habits().channel().isEmpty()) {
            fields.add("channel: " + quoted(signal.habits().channel()));
        }
        if (!signal.habits().motivator().isEmpty()) {
            fields.add("motivator: " + quoted(signal.habits().motivator()));
        }
        signal.response().expects().ifPresent(expects -> expectation(expects, signal.kernel(), fields));
        if (signal.response().answers() != Answers.NOTHING) {
            fields.add("answers: " + Words.of(signal.response().answers()));
        }
        return braced(fields);
    }

    private static void kernel(Kernel kernel, List<String> fields) {
        switch (kernel) {
            case Fading fading -> {
                fading(fading, fields);
                delay(fading.delay(), fields);
            }
            case Box box -> {
                List<String> inner = new ArrayList<>();
                delay(box.delay(), inner);
                inner.add("duration: " + Span.text(box.duration()));
                fields.add("box: " + braced(inner));
            }
        }
    }

    private static void fading(Fading fading, List<String> fields) {
        if (fading.shares().size() == 1) {
            HalfLife only = fading.shares().getFirst().halfLife();
            fields.add("half_life: " + span(only.micros()));
            return;
        }
        fields.add("mixture: "
                + braced(fading.shares().stream()
                        .map(share -> span(share.halfLife().micros()) + ": " + Decimal.text(share.part()))
                        .toList()));
    }

    private static void delay(Duration delay, List<String> fields) {
        if (!delay.isZero()) fields.add("delay: " + Span.text(delay));
    }

    private static void value(ValueTransform transform, List<String> fields) {
        switch (transform) {
            case ValueTransform.None none -> {}
            case ValueTransform.Linear linear ->
                fields.add("value: {linear: {scale: %s, cap: %s}}"
                        .formatted(Decimal.text(linear.scale()), Decimal.text(linear.cap())));
            case ValueTransform.Log1p log1p ->
                fields.add("value: {log1p: {scale: %s}}".formatted(Decimal.text(log1p.scale())));
        }
    }

    private static void expectation(Expectation expects, Kernel own, List<String> fields) {
        List<String> inner = new ArrayList<>();
        inner.add("within: " + Span.text(expects.within()));
        inner.add("noise: " + Decimal.text(expects.noise()));
        if (!expects.fading().equals(KernelFields.noiseOf(own))) fading(expects.fading(), inner);
        fields.add("expects_response: " + braced(inner));
    }

    private static String span(long micros) {
        return Span.text(Micros.span(micros));
    }

    private static String braced(List<String> fields) {
        return "{" + String.join(", ", fields) + "}";
    }

    private static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT))) return text;
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') quoted.append('\\').append((char) c);
            else if (Character.isLetterOrDigit(c) || (c >= ' ' && c <= '~')) quoted.appendCodePoint(c);
            else quoted.append(c > 0xFFFF ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
        });
        return quoted.append('"').toString();
    }
}
