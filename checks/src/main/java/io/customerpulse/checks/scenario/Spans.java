package io.customerpulse.checks.scenario;

import java.time.Duration;

/// Spans of time as stories write them: `90m`, `36h`, `7d`, `13w`.
final class Spans {

    private Spans() {}

    static Duration of(String text) {
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            case 'w' -> Duration.ofDays(7 * count);
            default -> throw new IllegalArgumentException("a span is a number and m, h, d or w: " + text);
        };
    }
}
