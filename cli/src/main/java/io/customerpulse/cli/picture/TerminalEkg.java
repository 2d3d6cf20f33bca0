package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.BeatMarks.Kind;
import io.customerpulse.cli.picture.Plot.Band;
import io.customerpulse.cli.picture.Plot.Box;
import io.customerpulse.cli.picture.Plot.Spot;
import io.customerpulse.engine.ledger.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One customer's EKG as lines of text: the finding, the pulse's line, the stages, the beats, the dates.
///
/// No line is wider than the terminal, and nothing from outside reaches it raw.
public final class TerminalEkg {

    private static final int PULSE = 32;
    private static final int RETURN = 34;
    private static final int INVESTMENT = 35;
    private static final int NOISE = 33;
    private static final int MUTED = 90;
    private static final int BOLD = 1;

    /// Cells for the numbers of the value axis.
    private static final int MARGIN = 8;

    private final EkgSubject subject;
    private final Terminal terminal;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private TerminalEkg(EkgSubject subject, Terminal terminal) {
        this.subject = subject;
        this.terminal = terminal;
        this.columns = terminal.columns() - MARGIN - 1;
    }

    /// Draws it: lines that end in a line feed.
    public static String of(EkgSubject subject, Terminal terminal) {
        TerminalEkg ekg = new TerminalEkg(subject, terminal);
        ekg.draw();
        return String.join("\n", ekg.lines) + "\n";
    }

    private void draw() {
        lines.add(terminal.paint(terminal.safe(subject.customer(), terminal.columns()), BOLD));
        for (String line : Typeset.wrap(Words.finding(subject, terminal.zone()), terminal.columns(), 3)) {
            lines.add(terminal.paint(terminal.safe(line, terminal.columns()), MUTED));
        }
        graph(Math.max(4, terminal.rows() - lines.size() - 7));
        lines.add(" ".repeat(MARGIN + 1) + stages());
        lines.add(" ".repeat(MARGIN + 1) + marks(true));
        lines.add(" ".repeat(MARGIN + 1) + marks(false));
        dates();
        lines.add(legend());
    }

    private void graph(int rows) {
        Canvas canvas = new Canvas(columns, rows, terminal.isUnicode());
        Plot plot = new Plot(
                new Box(0, 0, canvas.width() - 1, canvas.height() - 1), subject.from(), subject.to(), axis(rows));
        List<Spot> spots = plot.line(subject.trace(), 1);
        for (int i = 0; i < spots.size(); i++) {
            Spot from = spots.get(Math.max(0, i - 1));
            Spot to = spots.get(i);
            canvas.line(dot(from.x()), dot(from.y()), dot(to.x()), dot(to.y()));
        }
        String[] ticks = new String[rows];
        Arrays.fill(ticks, "");
        double step = plot.axis().step();
        for (double tick : plot.axis().ticks()) {
            int row = Math.min(rows - 1, dot(plot.y(tick)) * rows / canvas.height());
            ticks[row] = Figures.tick(tick, step);
        }
        for (int row = 0; row < rows; row++) {
            String edge = ticks[row].isEmpty() ? terminal.pick("│", "|") : terminal.pick("┤", "+");
            lines.add(terminal.paint(terminal.right(ticks[row], MARGIN) + edge, MUTED)
                    + terminal.paint(canvas.row(row), PULSE));
        }
    }

    private Axis axis(int rows) {
        double low = 0;
        double high = 0;
        for (var point : subject.trace().points()) {
            low = Math.min(low, point.pulse().level());
            high = Math.max(high, point.pulse().level());
        }
        if (low == 0 && high == 0) high = 1;
        return Axis.of(low, high, Math.clamp(rows / 3, 2, 6));
    }

    private static int dot(double pixels) {
        return (int) Math.round(pixels);
    }

    private Plot strip() {
        return new Plot(new Box(0, 0, columns - 1e-6, 1), subject.from(), subject.to(), Axis.of(0, 1, 1));
    }

    /// The stages: their words where there is room, else their letters.
    private String stages() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Band band : strip().bands(subject.trace())) {
            int left = Math.max(at, (int) Math.round(band.left()));
            int right = Math.min(columns, (int) Math.round(band.right()) + (band.right() >= columns - 1 ? 1 : 0));
            if (right <= left) continue;
            out.append(" ".repeat(left - at));
            out.append(terminal.paint(
                    word(band, right - left), StageLook.of(band.stage()).ansi()));
            at = right;
        }
        return out.append(" ".repeat(columns - at)).toString();
    }

    private String word(Band band, int cells) {
        String word = band.stage().word();
        String letter = StageLook.letter(band.stage());
        if (cells < word.length() + 2) return letter + terminal.pick("▁", ".").repeat(cells - 1);
        int before = (cells - word.length()) / 2;
        String fill = terminal.pick("▁", ".");
        return fill.repeat(before) + word + fill.repeat(cells - word.length() - before);
    }

    /// The beats above the base line, or those below it: where several share a cell, the weightiest kind.
    private String marks(boolean above) {
        String[] cells = new String[columns];
        Arrays.fill(cells, " ");
        double[] reach = new double[columns];
        Plot strip = strip();
        for (Entry beat : subject.trace().beats()) {
            Kind kind = Kind.of(beat);
            int cell = Math.min(columns - 1, (int) strip.x(beat.bookedAt()));
            if (kind.isAbove() != above || Math.abs(beat.points()) < reach[cell]) continue;
            cells[cell] = mark(kind);
            reach[cell] = Math.abs(beat.points());
        }
        return String.join("", cells);
    }

    private String mark(Kind kind) {
        return switch (kind) {
            case RETURN -> terminal.paint(terminal.pick("▲", "^"), RETURN);
            case INVESTMENT -> terminal.paint(terminal.pick("▼", "v"), INVESTMENT);
            case NOISE -> terminal.paint(terminal.pick("×", "x"), NOISE);
            case SETBACK -> terminal.paint(terminal.pick("◇", "!"), NOISE);
        };
    }

    private void dates() {
        int most = Math.max(2, columns / 7);
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(subject.from(), subject.to(), terminal.zone(), most);
        char[] edge = terminal.pick("─", "-").repeat(columns).toCharArray();
        StringBuilder fine = new StringBuilder();
        StringBuilder coarse = new StringBuilder();
        String context = "";
        Plot strip = strip();
        for (TimeAxis.Tick tick : ticks) {
            int cell = Math.min(columns - 1, (int) strip.x(tick.at()));
            edge[cell] = terminal.pick("┴", "+").charAt(0);
            put(fine, cell, tick.label());
            if (!tick.context().equals(context) && put(coarse, cell, tick.context())) context = tick.context();
        }
        String zone = Figures.zone(terminal.zone());
        if (coarse.length() + zone.length() < columns) {
            coarse.append(" ".repeat(columns - coarse.length() - zone.length())).append(zone);
        }
        lines.add(terminal.paint(" ".repeat(MARGIN) + terminal.pick("└", "+") + new String(edge), MUTED));
        lines.add(terminal.paint(" ".repeat(MARGIN + 1) + fine, MUTED));
        lines.add(terminal.paint(" ".repeat(MARGIN + 1) + coarse, MUTED));
    }

    /// Writes a label at a cell, if there is room for it there.
    private boolean put(StringBuilder row, int cell, String label) {
        boolean fits = (row.isEmpty() || row.length() < cell) && cell + label.length() <= columns;
        if (fits) row.append(" ".repeat(cell - row.length())).append(label);
        return fits;
    }

    private String legend() {
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (Kind kind : Kind.values()) {
            if (subject.trace().beats().stream().noneMatch(beat -> Kind.of(beat) == kind)) continue;
            String word = kind == Kind.NOISE ? "noise" : kind.word().toLowerCase(Locale.ROOT);
            if (used + word.length() + 4 > terminal.columns()) break;
            out.append(mark(kind)).append(' ').append(word).append("  ");
            used += word.length() + 4;
        }
        return out.toString();
    }
}
