package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.BeatMarks.Kind;
import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.vitals.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the lines, marks and hatches of a picture mean, in words.
final class Legend {

    /// One sample and its word.
    ///
    /// @param word  what it means
    /// @param kind  the beat it shows, if it shows one
    /// @param stage the stage it shows, if it shows one; neither: the pulse's line
    record Item(String word, Optional<Kind> kind, Optional<Stage> stage) {}

    private static final double SIZE = 12.5;

    private Legend() {}

    /// The samples in rows that fit the picture.
    static List<List<Item>> rows(EkgSubject subject, Layout layout) {
        double room = layout.frame().width() - 2 * layout.pad();
        List<List<Item>> rows = new ArrayList<>();
        List<Item> row = new ArrayList<>();
        double used = 0;
        for (Item item : items(subject)) {
            double width = width(item, layout.unit());
            if (!row.isEmpty() && used + width > room) {
                rows.add(List.copyOf(row));
                row.clear();
                used = 0;
            }
            row.add(item);
            used += width;
        }
        rows.add(List.copyOf(row));
        return List.copyOf(rows);
    }

    private static List<Item> items(EkgSubject subject) {
        List<Item> items = new ArrayList<>();
        items.add(new Item("pulse", Optional.empty(), Optional.empty()));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Entry beat : subject.trace().beats()) kinds.add(Kind.of(beat));
        for (Kind kind : kinds) items.add(new Item(kind.word(), Optional.of(kind), Optional.empty()));
        for (Stage stage : EkgSvg.shown(subject)) {
            items.add(new Item(stage.word(), Optional.empty(), Optional.of(stage)));
        }
        return items;
    }

    private static double width(Item item, double unit) {
        return Typeset.width(item.word(), SIZE * unit) + 42 * unit;
    }

    static void draw(EkgSubject subject, Layout layout, Pen pen, String id) {
        Markup out = pen.out();
        double y = layout.legendAt();
        out.open("g", "class", "legend");
        for (List<Item> row : rows(subject, layout)) {
            double x = layout.pad();
            for (Item item : row) {
                sample(item, new Plot.Spot(x, y), pen, id);
                x += width(item, layout.unit());
            }
            y += 22 * layout.unit();
        }
        out.close("g");
    }

    private static void sample(Item item, Plot.Spot at, Pen pen, String id) {
        double unit = pen.unit();
        double middle = at.y() - 4.5 * unit;
        if (item.stage().isPresent()) {
            stage(item.stage().get(), new Plot.Spot(at.x(), middle), pen, id);
        } else if (item.kind().isPresent()) {
            beat(item.kind().get(), at.x(), middle, pen);
        } else {
            pen.out()
                    .leaf(
                            "path",
                            "d",
                            heartbeat(at.x(), middle, unit),
                            "fill",
                            "none",
                            "stroke",
                            pen.colours().pulse(),
                            "stroke-width",
                            "2",
                            "stroke-linejoin",
                            "round");
        }
        pen.text(
                item.word(),
                at.x() + 24 * unit,
                at.y(),
                "font-size",
                pen.size(SIZE),
                "fill",
                pen.colours().muted());
    }

    private static void stage(Stage stage, Plot.Spot at, Pen pen, String id) {
        double unit = pen.unit();
        StageLook look = StageLook.of(stage);
        pen.out()
                .leaf(
                        "rect",
                        "x",
                        Figures.px(at.x()),
                        "y",
                        Figures.px(at.y() - 6 * unit),
                        "width",
                        Figures.px(18 * unit),
                        "height",
                        Figures.px(12 * unit),
                        "rx",
                        "2",
                        "fill",
                        "url(#" + id + "-" + stage.word() + ")",
                        "stroke",
                        look.colour());
    }

    private static void beat(Kind kind, double x, double y, Pen pen) {
        Markup out = pen.out();
        String colour = BeatBars.colour(kind, pen.colours());
        out.open("g", "stroke", colour, "fill", colour, "stroke-width", "2", "stroke-dasharray", BeatBars.dash(kind));
        out.leaf("path", "d", "M" + Figures.px(x) + " " + Figures.px(y) + "h" + pen.size(14));
        BeatBars.mark(kind, new Plot.Spot(x + 15 * pen.unit(), y), 3, pen);
        out.close("g");
    }

    private static String heartbeat(double x, double y, double unit) {
        return Plot.path(List.of(
                new Plot.Spot(x, y + 3 * unit),
                new Plot.Spot(x + 5 * unit, y + 3 * unit),
                new Plot.Spot(x + 5 * unit, y - 6 * unit),
                new Plot.Spot(x + 11 * unit, y + 1 * unit),
                new Plot.Spot(x + 11 * unit, y - 4 * unit),
                new Plot.Spot(x + 18 * unit, y + 2 * unit)));
    }
}
