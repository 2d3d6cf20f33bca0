package io.customerpulse.cli.input;

import java.time.Duration;
import java.util.Locale;

/// One line on a terminal that says how far long work has come, at what rate, and how long it will
/// still take. Silent where no person looks, and before the first half second.
public final class Progress implements AutoCloseable {

    private static final long FIRST_NANOS = Duration.ofMillis(500).toNanos();
    private static final long EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final String ERASE = "\r\u001b[K";

    private final Console console;
    private final String doing;
    private final String unit;
    private final long total;
    private final long startNanos = System.nanoTime();
    private long nextNanos = startNanos + FIRST_NANOS;
    private boolean shown;

    /// Begins.
    ///
    /// @param doing what is done, such as `reading events.csv`
    /// @param unit  what is counted, such as `rows`
    /// @param total how many there will be; 0 if unknown
    public Progress(Console console, String doing, String unit, long total) {
        this.console = console;
        this.doing = doing;
        this.unit = unit;
        this.total = total;
    }

    /// Says how many are done.
    public void at(long done) {
        if (!console.errScreen()) return;
        long now = System.nanoTime();
        if (now < nextNanos) return;
        nextNanos = now + EVERY_NANOS;
        shown = true;
        console.err().print(ERASE + line(done, (now - startNanos) * 1e-9));
        console.err().flush();
    }

    /// Takes the line away.
    @Override
    public void close() {
        if (shown) {
            console.err().print(ERASE);
            console.err().flush();
        }
    }

    private String line(long done, double seconds) {
        double rate = done / seconds;
        String text = total > 0
                ? "%s  %d %%  %s".formatted(doing, Math.min(100, 100 * done / total), amount(done))
                : "%s  %s".formatted(doing, amount(done));
        String speed = "  %s/s".formatted(amount((long) rate));
        String left = total > 0 && rate > 0 && done < total ? "  " + time((total - done) / rate) + " left" : "";
        return text + speed + left;
    }

    private String amount(long many) {
        if (unit.equals("bytes")) return String.format(Locale.ROOT, "%.1f MB", many / 1e6);
        return many >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f M %s", many / 1e6, unit)
                : Console.count(many) + " " + unit;
    }

    private static String time(double seconds) {
        long whole = Math.max(1, Math.round(seconds));
        return whole < 60 ? whole + " s" : "%d min %02d s".formatted(whole / 60, whole % 60);
    }
}
