package io.customerpulse.cli.transfer;

import io.customerpulse.cli.input.Console;
import io.customerpulse.cli.input.InputOptions;
import io.customerpulse.cli.input.Loaded;
import io.customerpulse.cli.input.Loading;
import io.customerpulse.cli.input.UserMistake;
import io.customerpulse.cli.picture.SafeText;
import io.customerpulse.server.transfer.Batches;
import io.customerpulse.server.transfer.Outgoing;
import io.customerpulse.server.transfer.Tally;
import io.customerpulse.server.transfer.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What became of bringing files into a server.
///
/// @param tally what became of the rows
/// @param first the first that failed, in words
public record Import(Tally tally, List<String> first) {

    public Import {
        first = List.copyOf(first);
    }

    /// Reads what the options name, and sends it.
    public static Import run(InputOptions options, Console console, Target target)
            throws IOException, InterruptedException, UserMistake {
        Batches batches = new Batches(target);
        Outgoing outgoing = new Outgoing(batches, options.deduplication());
        try {
            Loaded loaded = new Loading(options, console)
                    .handingOn(outgoing)
                    .load(Optional.empty(), options.failedIfNamed(), List.of());
            outgoing.finish();
            long repeated = loaded.intake().accounting().duplicate();
            List<String> first =
                    batches.firstFailed().stream().map(SafeText::visible).toList();
            return new Import(batches.tally().with(repeated, outgoing.joined()), first);
        } catch (Batches.CutShort stopped) {
            throw new IOException(
                    "%s; %s are in: run the same command again to go on"
                            .formatted(
                                    stopped.getMessage(),
                                    Console.count(batches.tally().rows(), "row")),
                    stopped);
        }
    }

    /// How many rows could not be used.
    public long failed() {
        return tally.failed();
    }

    /// Says so.
    public void report(Console console) {
        console.note("read %s = stored %s + duplicate %s + failed %s%s"
                .formatted(
                        Console.count(tally.rows()),
                        Console.count(tally.stored()),
                        Console.count(tally.duplicate()),
                        Console.count(tally.failed()),
                        tally.joined() > 0
                                ? " + joined into the day of another " + Console.count(tally.joined())
                                : ""));
        if (failed() > 0) console.note("  failed rows are kept as failed events; the first:");
        for (String one : first) console.note("    " + one);
    }
}
