package io.customerpulse.cli.report;

import io.customerpulse.cli.picture.Figures;
import io.customerpulse.cli.picture.Markup;
import io.customerpulse.cli.picture.Pen;
import io.customerpulse.cli.picture.Theme;
import io.customerpulse.cli.picture.Typeset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A chart of values against values as SVG: its frame, and marks by their values. Whoever draws on it knows no
/// pixels.
final class Chart {

    /// How large a chart is, and how it is called where a page shows one of several.
    ///
    /// @param look a class of the page's sheet; empty if it stands alone
    record Size(double width, double height, String look) {
        /// Beside another on a screen.
        static final Size WIDE = new Size(560, 410, "wide");

        /// On a phone.
        static final Size NARROW = new Size(340, 340, "narrow");

        /// As a file of its own.
        static final Size ALONE = new Size(960, 540, "");
    }

    /// What a chart says to who cannot see it.
    ///
    /// @param id          begins every id inside it; unique on its page, letters and digits
    /// @param title       what it is
    /// @param description what there is to see, in sentences
    record Words(String id, String title, String description) {}

    /// How a series looks, told by its colour and by its form.
    ///
    /// @param dash of its line, as SVG writes it; empty for a whole line
    /// @param area whether it is a filled area and not a line
    record Look(String name, String colour, String dash, boolean area) {
        static Look line(String name, String colour, String dash) {
            return new Look(name, colour, dash, false);
        }

        static Look area(String name, String colour) {
            return new Look(name, colour, "", true);
        }
    }

    /// A place by its values.
    record Point(double x, double y) {}

    private static final double LEFT_MIN = 54;
    private static final double LEFT_MAX = 130;
    private static final double RIGHT = 24;
    private static final double BOTTOM = 50;
    private static final double ROW = 20;
    private static final double SAMPLE = 26;
    private static final double LETTER = 12;

    private final Markup out = new Markup();
    private final Pen pen;
    private final Size size;
    private final Scale x;
    private final Scale y;
    private final double left;
    private final double top;

    /// Begins a chart: all but what it shows.
    ///
    /// @param scales to the right and upwards
    Chart(Size size, Theme theme, List<Scale> scales, List<Look> legend) {
        this.size = size;
        this.pen = new Pen(out, theme.palette(), 1);
        this.x = scales.get(0);
        this.y = scales.get(1);
        this.left = Math.clamp(widest(y) + 20, LEFT_MIN, LEFT_MAX);
        this.top = ROW * (rows(legend).size() + (y.name().isEmpty() ? 0 : 1)) + 16;
        legend(legend);
        axes();
    }

    private static double widest(Scale scale) {
        return scale.ticks().stream()
                .mapToDouble(tick -> Typeset.width(tick.text(), LETTER))
                .max()
                .orElse(0);
    }

    private double bottom() {
        return size.height - BOTTOM;
    }

    private double px(double value) {
        return left + x.axis().place(value) * (size.width - left - RIGHT);
    }

    private double py(double value) {
        return bottom() - y.axis().place(value) * (bottom() - top);
    }

    private List<List<Look>> rows(List<Look> legend) {
        List<List<Look>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (Look look : legend) {
            double width = SAMPLE + 8 + Typeset.width(look.name, LETTER) + 14;
            if (used + width > size.width - 12) {
                rows.add(new ArrayList<>());
                used = 12;
            }
            rows.getLast().add(look);
            used += width;
        }
        return rows;
    }

    private void legend(List<Look> legend) {
        double rowY = 16;
        for (List<Look> row : rows(legend)) {
            double at = 12;
            for (Look look : row) {
                if (look.area) rectangle(new Box(at, rowY - 10, SAMPLE, 11), look.colour);
                else path("M%s %sh%s".formatted(Figures.px(at), Figures.px(rowY - 4), Figures.px(SAMPLE)), look, 2.4);
                pen.text(
                        look.name,
                        at + SAMPLE + 6,
                        rowY,
                        "font-size",
                        "12",
                        "fill",
                        pen.colours().ink());
                at += SAMPLE + 8 + Typeset.width(look.name, LETTER) + 14;
            }
            rowY += ROW;
        }
    }

    private void axes() {
        pen.label(y.name(), 12, top - 12, "start");
        for (Scale.Tick tick : y.ticks()) {
            String at = Figures.px(py(tick.value()));
            pen.rule("M%s %sH%s".formatted(Figures.px(left), at, Figures.px(size.width - RIGHT)));
            pen.label(tick.text(), left - 8, py(tick.value()) + 4, "end");
        }
        for (Scale.Tick tick : x.ticks()) {
            String at = Figures.px(px(tick.value()));
            pen.rule("M%s %sv5".formatted(at, Figures.px(bottom())));
            pen.label(tick.text(), px(tick.value()), bottom() + 19, "middle");
        }
        pen.rule("M%s %sH%s".formatted(Figures.px(left), Figures.px(bottom()), Figures.px(size.width - RIGHT)));
        pen.label(x.name(), (left + size.width - RIGHT) / 2, size.height - 10, "middle");
    }

    /// A line through points.
    void line(List<Point> points, Look look) {
        if (points.isEmpty()) return;
        path(places(points), look, 2.4);
    }

    private String places(List<Point> points) {
        StringBuilder places = new StringBuilder();
        for (Point point : points) {
            places.append(places.isEmpty() ? "M" : "L")
                    .append(Figures.px(px(point.x)))
                    .append(' ')
                    .append(Figures.px(py(point.y)));
        }
        return places.toString();
    }

    private void path(String places, Look look, double width) {
        String[] plain = {
            "d",
            places,
            "fill",
            "none",
            "stroke",
            look.colour,
            "stroke-width",
            Figures.px(width),
            "stroke-linejoin",
            "round"
        };
        if (look.dash.isEmpty()) {
            out.leaf("path", plain);
            return;
        }
        String[] dashed = Arrays.copyOf(plain, plain.length + 2);
        dashed[plain.length] = "stroke-dasharray";
        dashed[plain.length + 1] = look.dash;
        out.leaf("path", dashed);
    }

    /// A dot at a point, with a line from one value to another through it: what chance leaves open.
    void dot(Point point, double low, double high, Look look) {
        path(places(List.of(new Point(point.x, low), new Point(point.x, high))), look, 1.4);
        disc(point, look);
    }

    /// A dot between two values, at one value of the upward axis.
    ///
    /// @param values the lower end, the dot, the upper end
    void across(double level, List<Double> values, Look look) {
        path(places(List.of(new Point(values.get(0), level), new Point(values.get(2), level))), look, 1.6);
        disc(new Point(values.get(1), level), look);
    }

    private void disc(Point point, Look look) {
        String[] circle = {"cx", Figures.px(px(point.x)), "cy", Figures.px(py(point.y)), "r", "4.6", "fill", look.colour
        };
        out.leaf("circle", circle);
    }

    /// A bar from 0 to a value, between two values of the other axis.
    void bar(double from, double to, double value, Look look) {
        double high = py(value);
        double foot = py(0);
        double height = Math.max(0.6, Math.abs(foot - high));
        rectangle(new Box(px(from), Math.min(high, foot), px(to) - px(from), height), look.colour);
    }

    /// Where a rectangle stands, in pixels.
    private record Box(double left, double upper, double width, double height) {}

    private void rectangle(Box box, String colour) {
        String[] all = {
            "x",
            Figures.px(box.left),
            "y",
            Figures.px(box.upper),
            "width",
            Figures.px(Math.max(0.6, box.width)),
            "height",
            Figures.px(box.height),
            "fill",
            colour,
            "rx",
            "1.5"
        };
        out.leaf("rect", all);
    }

    /// An upright line at a value, with words at its head.
    ///
    /// @param row of the words, from the top
    void upright(double value, String words, int row, Look look) {
        double at = px(value);
        double head = top + 4 + 17 * row;
        path("M%s %sV%s".formatted(Figures.px(at), Figures.px(head), Figures.px(bottom())), look, 1.6);
        boolean right = at + 6 + Typeset.width(words, LETTER) < size.width - RIGHT;
        String anchor = right ? "start" : "end";
        pen.text(
                words,
                right ? at + 5 : at - 5,
                head + 9,
                "font-size",
                "12",
                "text-anchor",
                anchor,
                "fill",
                pen.colours().ink());
    }

    /// The finished chart.
    String svg(Words words) {
        String width = Figures.px(size.width);
        String height = Figures.px(size.height);
        String id = words.id + size.look;
        String[] start = {
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "0 0 " + width + " " + height,
            "width",
            width,
            "height",
            height,
            "role",
            "img",
            "aria-labelledby",
            id + "-t " + id + "-d",
            "font-family",
            Typeset.FONT
        };
        Markup svg = new Markup();
        if (size.look.isEmpty()) {
            svg.open("svg", start);
        } else {
            String[] looked = Arrays.copyOf(start, start.length + 2);
            looked[start.length] = "class";
            looked[start.length + 1] = size.look;
            svg.open("svg", looked);
        }
        svg.element("title", words.title, "id", id + "-t");
        svg.element("desc", words.description, "id", id + "-d");
        svg.leaf("rect", "width", width, "height", height, "fill", pen.colours().ground());
        return svg.raw(out.toString()).close("svg").toString();
    }
}
