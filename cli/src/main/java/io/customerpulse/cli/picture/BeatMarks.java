package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The beats as bars on a base line: returns above it, what was given or lost below it.
///
/// @param bars each with its place; at most one per column and kind, the tallest
/// @param all  how many beats there were
record BeatMarks(List<Bar> bars, int all) {

    private static final double CROWDED_COLUMN = 4;

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

        /// Its place in a crowded column, in pixels.
        double offset() {
            return switch (this) {
                case RETURN -> 1.5;
                case INVESTMENT -> 0.5;
                case NOISE -> 1.8;
                case SETBACK -> 3.1;
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

    /// The bars of a plot. Where there are more than every second pixel has room for, those of four pixels
    /// share one place per kind, side by side.
    static BeatMarks of(EkgSubject subject, Plot plot) {
        List<Entry> beats = subject.trace().beats();
        double wide = beats.size() > plot.box().width() / 2 ? CROWDED_COLUMN : 1;
        Map<Kind, TreeMap<Long, Bar>> tallest = new EnumMap<>(Kind.class);
        for (Entry beat : beats) {
            Kind kind = Kind.of(beat);
            double x = plot.x(beat.bookedAt());
            long column = (long) Math.floor((x - plot.box().left()) / wide);
            Bar bar = new Bar(beat, kind, wide == 1 ? x : plot.box().left() + column * wide + kind.offset());
            tallest.computeIfAbsent(kind, _ -> new TreeMap<>())
                    .merge(column, bar, (a, b) -> Math.abs(a.reach()) >= Math.abs(b.reach()) ? a : b);
        }
        List<Bar> bars = new ArrayList<>();
        tallest.values().forEach(ofKind -> bars.addAll(ofKind.values()));
        return new BeatMarks(bars, beats.size());
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
        return Arrays.stream(Kind.values())
                .filter(kind -> bars.stream().anyMatch(bar -> bar.kind == kind))
                .toList();
    }
}
