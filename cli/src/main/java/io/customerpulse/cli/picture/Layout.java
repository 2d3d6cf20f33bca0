package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.Plot.Box;
import java.util.List;

/// Where the parts of one EKG stand, in pixels, and how large its letters are.
///
/// @param frame    the whole
/// @param unit     the size of everything: 1 for a picture of about 1100 by 560
/// @param finding  the finding, in lines
/// @param pulse    where the line runs
/// @param ribbon   where the stages stand
/// @param beats    where the bars stand
/// @param legendAt the base line of the legend's first row
record Layout(Frame frame, double unit, List<String> finding, Box pulse, Box ribbon, Box beats, double legendAt) {

    private static final int COMPACT_BELOW = 620;
    private static final int MEDIUM_BELOW = 900;

    static Layout of(Frame frame, String finding, int legendRows) {
        boolean compact = frame.width() < COMPACT_BELOW;
        double unit = compact
                ? Math.clamp(frame.width() / 330.0, 0.85, 1.1)
                : Math.clamp(Math.min(frame.width() / 1100.0, frame.height() / 560.0), 0.82, 1.6);
        double pad = pad(compact, unit);
        double room = frame.width() - 2 * pad - (compact ? 0 : 330 * unit);
        List<String> lines =
                Typeset.wrap(finding, 14.5 * unit, room, compact ? 4 : frame.width() < MEDIUM_BELOW ? 3 : 2);
        double top = pad + (compact ? 66 : 32) * unit + lines.size() * 20 * unit + 39 * unit;
        double bottom = frame.height() - pad - legendRows * 22 * unit - 42 * unit;
        double left = pad + 44 * unit;
        double right = frame.width() - pad - 6 * unit;
        double ribbon = 18 * unit;
        double room2 = Math.max(40, bottom - top - ribbon - 20 * unit);
        double split = top + room2 * 0.7;
        return new Layout(
                frame,
                unit,
                lines,
                new Box(left, top, right, split),
                new Box(left, split + 8 * unit, right, split + 8 * unit + ribbon),
                new Box(left, split + ribbon + 20 * unit, right, Math.max(bottom, split + ribbon + 21 * unit)),
                frame.height() - pad - (legendRows - 1) * 22 * unit - 2 * unit);
    }

    private static double pad(boolean compact, double unit) {
        return (compact ? 16 : 34) * unit;
    }

    boolean isCompact() {
        return frame.width() < COMPACT_BELOW;
    }

    double pad() {
        return pad(isCompact(), unit);
    }
}
