package io.customerpulse.cli.picture;

import io.customerpulse.cli.picture.Plot.Box;
import io.customerpulse.cli.picture.Plot.Spot;
import io.customerpulse.engine.ledger.Trace;
import io.customerpulse.engine.vitals.Stage;
import java.util.Arrays;
import java.util.List;

/// Several customers as lines of text: each with the pulse's course, its value, stage, trend and overdue. The
/// days of the first one's trend stand above them all.
///
/// At most [#LINES_MAX] are drawn; the last line says how many are not. Each course has its own scale.
public final class TerminalWard {

    /// More lines than this nobody reads.
    public static final int LINES_MAX = 500;

    private static final String UNICODE_LEVELS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_LEVELS = "_.,-=+*#";
    private static final int MUTED = 90;
    private static final int PULSE = 32;
    private static final int STAGE_CELLS = 8;
    private static final int PULSE_CELLS = 8;
    private static final int TREND_CELLS = 8;
    private static final int OVERDUE_CELLS = 10;

    private final Terminal terminal;
    private final int name;
    private final int course;
    private final boolean isNarrow;

    private TerminalWard(Terminal terminal) {
        this.terminal = terminal;
        this.isNarrow = terminal.columns() < 72;
        this.name = Math.clamp(terminal.columns() / 5, 10, 28);
        int numbers = 2 + PULSE_CELLS + 2 + STAGE_CELLS + (isNarrow ? 0 : 2 + TREND_CELLS + 2 + OVERDUE_CELLS);
        this.course = Math.max(4, terminal.columns() - name - 2 - numbers);
    }

    /// Draws the ward, in the order given: lines that end in a line feed.
    public static String of(List<EkgSubject> subjects, Terminal terminal) {
        TerminalWard ward = new TerminalWard(terminal);
        StringBuilder out = new StringBuilder(ward.head(subjects)).append('\n');
        List<EkgSubject> drawn = subjects.subList(0, Math.min(LINES_MAX, subjects.size()));
        for (EkgSubject subject : drawn) out.append(ward.line(subject)).append('\n');
        if (drawn.size() < subjects.size()) {
            String more = Figures.count(subjects.size() - drawn.size()) + " more not shown";
            out.append(terminal.paint(terminal.safe(more, terminal.columns()), MUTED))
                    .append('\n');
        }
        return out.toString();
    }

    private String head(List<EkgSubject> subjects) {
        String line = terminal.padded("customer", name) + "  " + terminal.padded("pulse over time", course) + "  "
                + terminal.right("pulse", PULSE_CELLS) + "  " + terminal.padded("stage", STAGE_CELLS);
        if (!isNarrow) {
            String days = subjects.isEmpty() ? "" : subjects.getFirst().trendDays();
            line += "  " + terminal.right(days, TREND_CELLS) + "  " + terminal.right("overdue", OVERDUE_CELLS);
        }
        return terminal.paint(line, MUTED);
    }

    private String line(EkgSubject subject) {
        String level =
                subject.isEmpty() ? "-" : Figures.points(subject.now().pulse().level());
        StringBuilder out = new StringBuilder(terminal.padded(subject.customer(), name))
                .append("  ")
                .append(terminal.paint(course(subject), PULSE))
                .append("  ")
                .append(terminal.right(level, PULSE_CELLS))
                .append("  ")
                .append(stage(subject));
        if (isNarrow) return out.toString();
        String overdue = subject.isEmpty() ? "-" : Words.overdue(subject.now().vitals());
        return out.append("  ")
                .append(terminal.right(trend(subject), TREND_CELLS))
                .append("  ")
                .append(terminal.right(overdue, OVERDUE_CELLS))
                .toString();
    }

    private String trend(EkgSubject subject) {
        String trend = Words.trend(subject);
        return terminal.isUnicode() ? trend : trend.replace("▲ ", "+").replace("▼ ", "-");
    }

    private String stage(EkgSubject subject) {
        if (subject.isEmpty()) return terminal.padded("-", STAGE_CELLS);
        Stage stage = subject.now().vitals().stage();
        return terminal.paint(
                terminal.padded(stage.word(), STAGE_CELLS), StageLook.of(stage).ansi());
    }

    /// The highest pulse in each cell, between the least and the most of the whole course.
    private String course(EkgSubject subject) {
        double low = 0;
        double high = 0;
        for (Trace.Point point : subject.trace().points()) {
            low = Math.min(low, point.pulse().level());
            high = Math.max(high, point.pulse().level());
        }
        String levels = terminal.pick(UNICODE_LEVELS, ASCII_LEVELS);
        Axis axis = new Axis(low, high > low ? high : low + 1, 1);
        Plot plot = new Plot(new Box(0, 0, course - 1e-6, levels.length() - 1), subject.from(), subject.to(), axis);
        double[] tops = new double[course];
        Arrays.fill(tops, -1);
        for (Spot spot : plot.line(subject.trace(), 1)) {
            int cell = Math.min(course - 1, (int) spot.x());
            tops[cell] = Math.max(tops[cell], levels.length() - 1 - spot.y());
        }
        StringBuilder out = new StringBuilder();
        double last = -1;
        for (double top : tops) {
            if (top >= 0) last = top;
            out.append(last < 0 ? ' ' : levels.charAt((int) Math.round(last)));
        }
        return out.toString();
    }
}
