package io.customerpulse.learning.plan;

import io.customerpulse.stats.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Where in the past a model looks from, and how far ahead: landmarks inside the history, each with a horizon
/// that ends inside it too. So nothing that is learned needs to know what comes after the last instant.
///
/// A landmark is an instant up to which everything counts as known. What is forecast are *occasions*:
/// days with a return that counts, days being of 24 hours from midnight UTC.
///
/// @param landmarks     rising; at least one
/// @param horizonMicros how far ahead each looks; positive
/// @param untilMicros   the last instant that may be known
/// @param askedMicros   the horizon that was asked for; longer than `horizonMicros` where the history is too short
public record Plan(List<Long> landmarks, long horizonMicros, long untilMicros, long askedMicros) {

    /// The shortest history that anything can be learned from, in microseconds.
    public static final long SPAN_MIN = Micros.of(Duration.ofHours(3));

    /// How many landmarks are looked from at most.
    public static final int LANDMARKS_MAX = 8;

    /// The part of a history that is kept for the customers to have one, and the longest part to look ahead.
    private static final int PARTS = 3;

    /// How many horizons back landmarks reach at most: what was longer ago may no longer hold.
    private static final int HORIZONS_MAX = 12;

    /// What may be looked back on.
    ///
    /// @param firstMicros the first interaction
    /// @param begunMicros when enough had happened to look back on; not before the first
    /// @param untilMicros the last instant that may be known; later than the first by a minute or more
    public record Past(long firstMicros, long begunMicros, long untilMicros) {}

    public Plan {
        landmarks = List.copyOf(landmarks);
        if (landmarks.isEmpty()) throw new IllegalArgumentException("a plan needs a landmark");
        if (horizonMicros <= 0 || askedMicros < horizonMicros) {
            throw new IllegalArgumentException("a horizon must be positive, and at most the one asked for");
        }
        for (int i = 0; i < landmarks.size(); i++) {
            if (landmarks.get(i) + horizonMicros > untilMicros) {
                throw new IllegalArgumentException("a landmark's horizon must end in the history");
            }
            if (i > 0 && landmarks.get(i) <= landmarks.get(i - 1)) {
                throw new IllegalArgumentException("landmarks must rise");
            }
        }
    }

    /// A plan for a history: the first third is for customers to have one; the horizon is the one asked for,
    /// or a third of the history where that is shorter; up to [#LANDMARKS_MAX] landmarks stand evenly from the
    /// first third, or where it has begun, or twelve horizons ago, to one horizon before the end.
    ///
    public static Plan of(Past past, Duration horizon) {
        long span = past.untilMicros - past.firstMicros;
        long asked = Micros.of(horizon);
        long ahead = whole(Math.min(asked, span / PARTS));
        long latest = past.untilMicros - ahead;
        long third = Math.max(past.firstMicros + span / PARTS, past.begunMicros);
        long earliest = Math.max(third, past.untilMicros - HORIZONS_MAX * ahead);
        long step = Math.max(whole(ahead / PARTS), whole((latest - earliest) / (LANDMARKS_MAX - 1)));
        List<Long> landmarks = new ArrayList<>();
        for (long at = latest; at >= earliest && landmarks.size() < LANDMARKS_MAX; at -= step) landmarks.addFirst(at);
        if (landmarks.isEmpty()) landmarks.add(latest);
        return new Plan(landmarks, ahead, past.untilMicros, asked);
    }

    /// A plan with landmarks that somebody chose; those whose horizon ends after the last instant are left out.
    ///
    /// @return without landmarks left, the plan of [#of]
    public static Plan at(List<Long> landmarks, Past past, Duration horizon) {
        long asked = Micros.of(horizon);
        List<Long> fitting = landmarks.stream()
                .filter(at -> at >= past.firstMicros && at + asked <= past.untilMicros)
                .distinct()
                .sorted()
                .toList();
        return fitting.isEmpty() ? of(past, horizon) : new Plan(fitting, asked, past.untilMicros, asked);
    }

    /// How many of its own horizons the one asked for is; at least 1.
    public double stretch() {
        return askedMicros / (double) horizonMicros;
    }

    /// Whole days where that loses little, so that every window holds as many days.
    private static long whole(long micros) {
        return micros < 3 * Micros.DAY ? Math.max(micros, 1) : micros / Micros.DAY * Micros.DAY;
    }
}
