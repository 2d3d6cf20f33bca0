package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.vitals.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A rectangle of a picture with time running to the right and points upwards.
///
/// @param box  where, in pixels
/// @param from the time at the left edge
/// @param to   the time at the right edge
/// @param axis the values from the bottom to the top
record Plot(Box box, Instant from, Instant to, Axis axis) {

    /// A rectangle in pixels; `y` grows downwards.
    record Box(double left, double top, double right, double bottom) {
        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }
    }

    /// A place in pixels.
    record Spot(double x, double y) {}

    /// A stretch of one stage, in pixels.
    record Band(Stage stage, double left, double right) {
        double width() {
            return right - left;
        }
    }

    double x(Instant at) {
        double whole = Math.max(1e-9, seconds(from, to));
        return box.left + Math.clamp(seconds(from, at) / whole, 0, 1) * box.width();
    }

    double y(double value) {
        return box.bottom - axis.place(value) * box.height();
    }

    private static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }

    /// The pulse as a line: at most four places in each column of so many pixels: where it comes in, its
    /// lowest, its highest, where it leaves. So no extreme is lost, and no more is kept than can be seen.
    ///
    /// It starts at the first interaction, with the step up from zero if that lies in the time drawn.
    List<Spot> line(Trace trace, double columnWidth) {
        List<Spot> spots = new ArrayList<>();
        if (!trace.points().isEmpty() && trace.points().getFirst().at().isAfter(from)) {
            spots.add(new Spot(x(trace.points().getFirst().at()), y(0)));
        }
        for (Trace.Point point : trace.points())
            spots.add(new Spot(x(point.at()), y(point.pulse().level())));
        return thin(spots, columnWidth);
    }

    private List<Spot> thin(List<Spot> spots, double columnWidth) {
        List<Spot> kept = new ArrayList<>();
        for (int start = 0, end; start < spots.size(); start = end) {
            long column = column(spots.get(start), columnWidth);
            int low = start;
            int high = start;
            for (end = start; end < spots.size() && column(spots.get(end), columnWidth) == column; end++) {
                if (spots.get(end).y < spots.get(low).y) low = end;
                if (spots.get(end).y > spots.get(high).y) high = end;
            }
            int[] order = {start, Math.min(low, high), Math.max(low, high), end - 1};
            for (int i = 0; i < order.length; i++) {
                if (i == 0 || order[i] != order[i - 1]) kept.add(spots.get(order[i]));
            }
        }
        return List.copyOf(kept);
    }

    private long column(Spot spot, double columnWidth) {
        return (long) Math.floor((spot.x - box.left) / columnWidth);
    }

    /// The stages as stretches, left to right; one narrower than a pixel is left to its neighbour.
    List<Band> bands(Trace trace) {
        List<Band> bands = new ArrayList<>();
        List<Trace.Point> points = trace.points();
        for (int start = 0, end; start < points.size(); start = end) {
            Stage stage = points.get(start).vitals().stage();
            for (end = start; end < points.size() && points.get(end).vitals().stage() == stage; ) end++;
            double left = bands.isEmpty() ? x(points.get(start).at()) : bands.getLast().right;
            double right = end < points.size()
                    ? x(points.get(end).at())
                    : x(points.getLast().at());
            if (right - left < 1) continue;
            if (!bands.isEmpty() && bands.getLast().stage == stage) left = bands.removeLast().left;
            bands.add(new Band(stage, left, right));
        }
        return List.copyOf(bands);
    }

    /// A path through places: `M` to the first, `L` to the rest.
    static String path(List<Spot> spots) {
        StringBuilder path = new StringBuilder();
        for (Spot spot : spots) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Figures.px(spot.x))
                    .append(' ')
                    .append(Figures.px(spot.y));
        }
        return path.toString();
    }
}
