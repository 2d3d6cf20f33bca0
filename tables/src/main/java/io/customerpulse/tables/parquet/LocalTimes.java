package io.customerpulse.tables.parquet;

import io.customerpulse.stats.time.Micros;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/// Makes instants of local times: what is left out when clocks go forward moves forward, of what comes
/// twice the first is meant. Both are as [java.time.LocalDateTime#atZone] has them, and as text is read.
///
/// Most rows are far from such changes, so the offset between two of them is remembered.
final class LocalTimes {

    private final ZoneId zone;
    private final ZoneRules rules;
    private long safeFrom = 0;
    private long safeTo = 0;
    private long offsetMicros;

    LocalTimes(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /// The instant in microseconds.
    ///
    /// @param localMicros what the clock shows, as if it were UTC
    long micros(long localMicros) {
        if (localMicros >= safeFrom && localMicros < safeTo) return localMicros - offsetMicros;
        Instant at = LocalDateTime.ofInstant(Micros.instant(localMicros), ZoneOffset.UTC)
                .atZone(zone)
                .toInstant();
        offsetMicros = rules.getOffset(at).getTotalSeconds() * 1_000_000L;
        ZoneOffsetTransition previous = rules.previousTransition(at.plusMillis(1));
        ZoneOffsetTransition next = rules.nextTransition(at);
        safeFrom = previous == null ? Long.MIN_VALUE : local(previous, true);
        safeTo = next == null ? Long.MAX_VALUE : local(next, false);
        return Micros.of(at);
    }

    private static long local(ZoneOffsetTransition change, boolean later) {
        int before = change.getOffsetBefore().getTotalSeconds();
        int after = change.getOffsetAfter().getTotalSeconds();
        int offset = later ? Math.max(before, after) : Math.min(before, after);
        return Micros.of(change.getInstant()) + offset * 1_000_000L;
    }
}
