package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.UserMistake;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What became of bringing files into a server: `read = stored + duplicate + failed + joined`.
///
/// @param stored    interactions that count now
/// @param duplicate rows that counted before
/// @param failed    rows that cannot be used, kept by the server
/// @param joined    rows that are part of another one's interaction, where rows are collapsed by day
/// @param first     the first that failed, in words
public record Import(long stored, long duplicate, long failed, long joined, List<String> first) {

    public Import {
        first = List.copyOf(first);
    }

    /// Reads what the options name, and sends it.
    public static Import run(InputOptions options, Console console, Target target)
            throws IOException, InterruptedException, UserMistake {
        Batches batches = new Batches(target);
        Outgoing outgoing = new Outgoing(batches, options.deduplication());
        Loaded loaded = new Loading(options, console)
                .handingOn(outgoing)
                .load(Optional.empty(), options.failedIfNamed(), List.of());
        outgoing.finish();
        long repeated = loaded.intake().accounting().duplicate();
        return new Import(
                batches.stored(),
                batches.duplicate() + repeated,
                batches.failed(),
                outgoing.joined(),
                batches.firstFailed());
    }

    public long read() {
        return stored + duplicate + failed + joined;
    }

    /// Says so.
    public void report(Console console) {
        console.note("read %s = stored %s + duplicate %s + failed %s%s"
                .formatted(
                        Console.count(read()),
                        Console.count(stored),
                        Console.count(duplicate),
                        Console.count(failed),
                        joined > 0 ? " + joined into the day of another " + Console.count(joined) : ""));
        if (failed > 0) console.note("  failed rows are kept as failed events; the first:");
        for (String one : first) console.note("    " + one);
    }
}
