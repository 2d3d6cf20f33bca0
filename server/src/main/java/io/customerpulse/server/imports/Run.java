package io.customerpulse.server.imports;

import io.customerpulse.server.transfer.Batches;
import io.customerpulse.server.transfer.Batches.Failed;
import io.customerpulse.server.transfer.Batches.Reached;
import io.customerpulse.server.transfer.FileReading;
import io.customerpulse.server.transfer.IntakeTarget;
import io.customerpulse.server.transfer.Outgoing;
import io.customerpulse.server.transfer.Tally;
import io.customerpulse.tables.intake.Deduplication;
import io.customerpulse.tables.mapping.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The reading of one file, from where it came to.
final class Run {

    /// So many rows of which none can be used are no accident.
    private static final long HOPELESS = 1_000;

    private final Job job;
    private final Spool spool;
    private final Imports.Parts parts;
    private final BooleanSupplier isClosing;

    Run(Job job, Spool spool, Imports.Parts parts, BooleanSupplier isClosing) {
        this.job = job;
        this.spool = spool;
        this.parts = parts;
        this.isClosing = isClosing;
    }

    /// Nobody wants more of it now.
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Stopped() {
            super("stopped", null, false, false);
        }
    }

    /// Reads to the end, from where it came to. Where that cannot be told it is read from its beginning: what is in by
    /// then counts as a repeat.
    ///
    /// @throws Stopped if it is cancelled, or the server stops
    void read() throws IOException, InterruptedException {
        Optional<Mapping> mapping =
                switch (job.wanted.shape()) {
                    case Wanted.Shape.Calls() -> Optional.empty();
                    case Wanted.Shape.Mapped(Mapping read) -> Optional.of(read);
                    case Wanted.Shape.Unclear(List<String> reasons) -> throw new IOException(reasons.getFirst());
                };
        boolean isTogether =
                mapping.filter(it -> it.collapse() == Mapping.Collapse.DAY).isPresent();
        try {
            // Days are made by the catalog, which may be another by now.
            read(mapping, isTogether ? Reached.NOTHING : spool.reached(job.id));
        } catch (Batches.Moved otherwise) {
            read(mapping, Reached.NOTHING);
        }
    }

    private void read(Optional<Mapping> mapping, Reached from) throws IOException, InterruptedException {
        job.tally = from.tally();
        Batches batches = new Batches(new IntakeTarget(parts.intake(), parts.clock()), from, this::answered);
        Outgoing outgoing = new Outgoing(batches, Deduplication.ID);
        FileReading reading = new FileReading(outgoing, parts.rules().get(), this::progress);
        long repeated = reading.read(job.wanted.name(), spool.data(job.id), mapping);
        job.read = job.wanted.bytes();
        outgoing.finish();
        job.tally = batches.tally().with(repeated, outgoing.joined());
    }

    private void progress(long bytes) {
        job.read = bytes;
        if (job.isCancelled() || isClosing.getAsBoolean()) throw new Stopped();
    }

    private void answered(Reached now, List<Failed> failed) {
        try {
            spool.reached(job.id, now, failed);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        Tally tally = now.tally();
        job.tally = tally;
        if (tally.failed() >= HOPELESS && tally.failed() == tally.rows()) {
            throw new UncheckedIOException(new IOException(
                    "none of the first %d rows could be used: is it the right file, and the right mapping?"
                            .formatted(tally.rows())));
        }
        if (job.isCancelled() || isClosing.getAsBoolean()) throw new Stopped();
    }

    /// Why reading ended, for people.
    static String reason(Exception failed) {
        Throwable why =
                failed instanceof UncheckedIOException && failed.getCause() != null ? failed.getCause() : failed;
        return String.valueOf(why.getMessage());
    }
}
