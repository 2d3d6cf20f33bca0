package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Entry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The beats as bars on a base line: returns above it, what was given or lost below it.
///
/// @param bars each with its place; at most one per pixel column and kind, the tallest
/// @param all  how many beats there were
record BeatMarks(List<Bar> bars, int all) {

    /// What a beat is, as a reader sees it.
    enum Kind {
        RETURN("return"),
        INVESTMENT("investment"),
        NOISE("noise: no answer in time"),
        SETBACK("return that hurts");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Kind of(Entry beat) {
            return switch (beat.kind()) {
                case NOISE -> NOISE;
                case INTERACTION ->
                    switch (beat.side()) {
                        case INVESTMENT -> INVESTMENT;
                        case RETURN -> beat.points() < 0 ? SETBACK : RETURN;
                    };
            };
        }

        boolean isAbove() {
            return switch (this) {
                case RETURN -> true;
                case INVESTMENT, NOISE, SETBACK -> false;
            };
        }
    }

    /// A bar.
    ///
    /// @param beat the tallest of its column
    /// @param kind what it is
    /// @param x    its column, in pixels
    record Bar(Entry beat, Kind kind, double x) {
        /// Its height in points, above the base line or below it.
        double reach() {
            double size = Math.abs(beat.points());
            return kind.isAbove() ? size : -size;
        }
    }

    BeatMarks {
        bars = List.copyOf(bars);
    }

    static BeatMarks of(EkgSubject subject, Plot plot) {
        Map<Kind, TreeMap<Long, Bar>> tallest = new EnumMap<>(Kind.class);
        for (Entry beat : subject.trace().beats()) {
            Bar bar = new Bar(beat, Kind.of(beat), plot.x(beat.bookedAt()));
            tallest.computeIfAbsent(bar.kind, _ -> new TreeMap<>())
                    .merge((long) Math.floor(bar.x), bar, (a, b) -> Math.abs(a.reach()) >= Math.abs(b.reach()) ? a : b);
        }
        List<Bar> bars = new ArrayList<>();
        tallest.values().forEach(ofKind -> bars.addAll(ofKind.values()));
        return new BeatMarks(bars, subject.trace().beats().size());
    }

    /// The axis that holds all beats; the base line is 0.
    static Axis axis(EkgSubject subject) {
        double up = 0;
        double down = 0;
        for (Entry beat : subject.trace().beats()) {
            double size = Math.abs(beat.points());
            if (Kind.of(beat).isAbove()) up = Math.max(up, size);
            else down = Math.max(down, size);
        }
        if (up == 0 && down == 0) up = 1;
        return Axis.of(-Math.max(down, up * 0.3), Math.max(up, down * 0.3), 3);
    }

    List<Bar> of(Kind kind) {
        return bars.stream().filter(bar -> bar.kind == kind).toList();
    }

    /// The kinds that occur, in the order of [Kind].
    List<Kind> kinds() {
        return java.util.Arrays.stream(Kind.values())
                .filter(kind -> bars.stream().anyMatch(bar -> bar.kind == kind))
                .toList();
    }
}
