package io.customerpulse.cli.picture;

import java.time.ZoneId;

/// The size of a picture and the time zone of its dates.
///
/// @param width  in pixels, [#WIDTH_MIN] to [#SIZE_MAX]
/// @param height in pixels, [#HEIGHT_MIN] to [#SIZE_MAX]
/// @param zone   in which dates and hours are told
public record Frame(int width, int height, ZoneId zone) {

    /// Below it there is no room for an axis beside the line.
    public static final int WIDTH_MIN = 280;

    /// Below it there is no room for the line under its title.
    public static final int HEIGHT_MIN = 240;

    /// Twice the width of a large screen: it bounds the size of the file.
    public static final int SIZE_MAX = 8_000;

    public Frame {
        requireWithin("width", width, WIDTH_MIN);
        requireWithin("height", height, HEIGHT_MIN);
    }

    private static void requireWithin(String what, int got, int least) {
        if (got < least || got > SIZE_MAX) {
            throw new IllegalArgumentException("%s must be %d to %d pixels: %d".formatted(what, least, SIZE_MAX, got));
        }
    }
}
