package io.customerpulse.server.http;

import io.customerpulse.server.intake.Receipt;
import io.customerpulse.server.journal.DiskFull;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What came of bringing records into the journal, as a source is told.
sealed interface Ingest {

    /// Longest wait for the disk.
    long WAIT_SECONDS = 30;

    /// All records are on disk.
    record Done(Receipt receipt) implements Ingest {}

    /// None was taken in, or it is not known; the same records may be sent again and count once.
    ///
    /// @param status            the HTTP status
    /// @param retryAfterSeconds when to send them again
    /// @param code              a word for machines
    /// @param detail            for people
    record Later(int status, int retryAfterSeconds, String code, String detail) implements Ingest {}

    /// More comes in than can be written.
    Later BUSY = new Later(503, 1, "busy", "more is coming in than can be written: send it again in a second");

    /// Waits for what became of some records.
    static Ingest of(CompletableFuture<Receipt> receipt) throws InterruptedException {
        try {
            return new Done(receipt.get(WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException slow) {
            return new Later(503, 5, "slow_disk", "the disk did not answer in time: send it again, it counts once");
        } catch (ExecutionException failed) {
            return later(failed.getCause());
        }
    }

    private static Ingest later(@Nullable Throwable cause) {
        return switch (cause) {
            case DiskFull full -> new Later(503, 5, "disk_full", "the disk is full: send it again when there is space");
            case null, default ->
                new Later(503, 10, "stopping", "nothing can be written at the moment: send it again, it counts once");
        };
    }
}
