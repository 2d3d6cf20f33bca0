package io.customerpulse.cli.input;

import io.customerpulse.cli.picture.SafeText;
import java.io.PrintStream;
import java.util.Locale;

/// Where a command speaks: results on one stream, all else on the other.
///
/// What is on the other end is told by the starting script, because Java can tell only of both streams at once.
///
/// @param out        results
/// @param err        progress, reports, mistakes
/// @param outScreen  whether a person sees `out` on a terminal
/// @param errScreen  whether a person sees `err` on a terminal
/// @param columns    width of the terminal
public record Console(PrintStream out, PrintStream err, boolean outScreen, boolean errScreen, int columns) {

    private static final int USUAL_COLUMNS = 100;

    /// The console of this process.
    public static Console ofProcess() {
        return new Console(
                System.out,
                System.err,
                Boolean.getBoolean("pulse.out.screen"),
                Boolean.getBoolean("pulse.err.screen"),
                Integer.getInteger("pulse.columns", USUAL_COLUMNS));
    }

    /// Lines beside the results. What commands a terminal is made visible, wherever it came from; line ends
    /// are kept, so who puts a text from outside into a note makes it one line first.
    public void note(String lines) {
        lines.lines().map(SafeText::visible).forEach(err::println);
    }

    /// Lines of data as results: exact where a program reads them, harmless where a person does.
    public void data(String lines) {
        if (outScreen) lines.lines().map(SafeText::uncut).forEach(out::println);
        else out.print(lines);
    }

    /// A count with its thousands parted: `1,234,567`.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// A count and its noun: `1 customer`, `2,000 customers`.
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
