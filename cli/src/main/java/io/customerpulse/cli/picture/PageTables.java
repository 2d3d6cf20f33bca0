package io.customerpulse.cli.picture;

import io.customerpulse.engine.ledger.Entry;
import io.customerpulse.engine.ledger.Trace;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// The tables under a chart: the entries that weigh most, and the chart itself in numbers.
record PageTables(EkgSubject subject, ZoneId zone, Markup out) {

    private static final int ENTRIES_MAX = 8;
    private static final int POINTS_MAX = 24;

    void draw() {
        ledger();
        course();
    }

    private void ledger() {
        List<Entry> beats = subject.trace().beats();
        if (beats.isEmpty()) return;
        List<Entry> top = beats.stream()
                .sorted(Comparator.comparingDouble((Entry beat) -> -Math.abs(beat.left()))
                        .thenComparing(Entry::bookedAt, Comparator.reverseOrder()))
                .limit(ENTRIES_MAX)
                .toList();
        out.open("details").element("summary", "What weighs most now");
        table(
                "%s of %s in this time, by what is left of their points."
                        .formatted(Figures.count(top.size()), entries(beats.size())),
                "When",
                "Signal",
                "Kind",
                "#Points",
                "#Left now");
        for (Entry beat : top) {
            row(
                    Figures.minute(beat.bookedAt(), zone),
                    ">" + SafeText.clip(SafeText.visible(beat.interaction().signal()), 80),
                    BeatMarks.Kind.of(beat).word(),
                    "#" + Figures.signed(beat.points()),
                    "#" + Figures.signed(beat.left()));
        }
        end();
    }

    private static String entries(int count) {
        return Figures.count(count) + (count == 1 ? " entry" : " entries");
    }

    private void course() {
        if (subject.isEmpty()) return;
        out.open("details").element("summary", "Show the chart as a table");
        table(
                "The pulse at some points of its course, its highest and lowest among them. pulse = investments + returns − decay.",
                "When",
                "#Pulse",
                "#Investments",
                "#Returns",
                "#Decay",
                "Stage");
        List<Trace.Point> points = subject.trace().points();
        for (int i : chosen(points)) {
            Trace.Point point = points.get(i);
            row(
                    Figures.minute(point.at(), zone),
                    "#" + Figures.hundredths(point.pulse().level()),
                    "#" + Figures.hundredths(point.pulse().investments()),
                    "#" + Figures.hundredths(point.pulse().returns()),
                    "#" + Figures.hundredths(point.pulse().decay()),
                    point.vitals().stage().word());
        }
        end();
    }

    /// Places of points evenly spread, and of the highest and the lowest.
    private static TreeSet<Integer> chosen(List<Trace.Point> points) {
        TreeSet<Integer> chosen = new TreeSet<>();
        int last = points.size() - 1;
        for (int i = 0; i < POINTS_MAX; i++) chosen.add((int) ((long) last * i / (POINTS_MAX - 1)));
        int high = 0;
        int low = 0;
        for (int i = 0; i <= last; i++) {
            if (points.get(i).pulse().level() > points.get(high).pulse().level()) high = i;
            if (points.get(i).pulse().level() < points.get(low).pulse().level()) low = i;
        }
        chosen.add(high);
        chosen.add(low);
        return chosen;
    }

    /// Begins a table; a heading that starts with `#` stands over numbers.
    private void table(String caption, String... headings) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table").element("caption", caption).open("thead").open("tr");
        for (String heading : headings) {
            if (heading.startsWith("#")) out.element("th", heading.substring(1), "scope", "col", "class", "num");
            else out.element("th", heading, "scope", "col");
        }
        out.close("tr").close("thead").open("tbody");
    }

    /// A row; a cell that starts with `#` is a number, one that starts with `>` may break.
    private void row(String... cells) {
        out.open("tr");
        for (String cell : cells) {
            switch (cell.charAt(0)) {
                case '#' -> out.element("td", cell.substring(1), "class", "num");
                case '>' -> out.element("td", cell.substring(1), "class", "text");
                default -> out.element("td", cell);
            }
        }
        out.close("tr");
    }

    private void end() {
        out.close("tbody").close("table").close("div").close("details");
    }
}
