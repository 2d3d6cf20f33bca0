package io.customerpulse.server.imports;

import io.customerpulse.server.imports.Status.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Takes the bytes of announced files in, each byte once and in its place, and no more than were announced.
public final class Receiving {

    /// Of the file: itself, its rows in the journal, and in the index over it.
    private static final int COPIES = 4;

    /// What is left free for all else.
    private static final long SPARE = 512L << 20;

    private static final int BUFFER = 1 << 16;

    private final Spool spool;
    private final InstantSource clock;
    private final Consumer<Job> whole;

    /// @param whole is told of each file that is here whole, before anybody else can do anything to it
    Receiving(Spool spool, InstantSource clock, Consumer<Job> whole) {
        this.spool = spool;
        this.clock = clock;
        this.whole = whole;
    }

    /// What came of it.
    public sealed interface Outcome {

        /// There is no such import.
        record Unknown() implements Outcome {}

        /// Its file is here whole already, or was.
        record NotExpected(State state) implements Outcome {}

        /// Somebody else sends it at this moment.
        record Busy() implements Outcome {}

        /// These bytes do not follow those that are here.
        ///
        /// @param received how many are
        record Elsewhere(long received) implements Outcome {}

        /// More came than were announced; none of these is kept.
        record TooMany(long announced) implements Outcome {}

        /// There is no space left; the import is given up.
        record NoSpace() implements Outcome {}

        /// They are here, and more is expected.
        record Part(long received) implements Outcome {}

        /// The whole file is here.
        record Whole() implements Outcome {}
    }

    /// How much space a file needs, so that it can be read to its end and the rest goes on meanwhile.
    static long spaceFor(long bytes) {
        return SPARE + COPIES * bytes;
    }

    /// Takes some bytes in.
    ///
    /// @throws IOException if they broke off; what came stays
    Outcome take(Job job, long from, InputStream bytes) throws IOException {
        if (!job.receiving.tryLock()) return new Outcome.Busy();
        try {
            if (job.state != State.RECEIVING || job.isCancelled()) return new Outcome.NotExpected(job.state);
            if (from != job.received) return new Outcome.Elsewhere(job.received);
            if (spool.freeBytes() < SPARE + job.wanted.bytes() - from) return new Outcome.NoSpace();
            try (FileChannel file = spool.receiving(job.id, from)) {
                return copy(job, bytes, file);
            }
        } finally {
            job.receiving.unlock();
        }
    }

    private Outcome copy(Job job, InputStream bytes, FileChannel file) throws IOException {
        long before = job.received;
        long received = before;
        byte[] buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            if (job.isCancelled()) return new Outcome.NotExpected(job.state);
            received += read;
            if (received > job.wanted.bytes()) {
                job.received = before;
                return new Outcome.TooMany(job.wanted.bytes());
            }
            if (!isWritten(ByteBuffer.wrap(buffer, 0, read), file)) return new Outcome.NoSpace();
            job.received = received;
            job.touched = clock.instant();
        }
        if (received < job.wanted.bytes()) return new Outcome.Part(received);
        file.force(true);
        whole.accept(job);
        return new Outcome.Whole();
    }

    private static boolean isWritten(ByteBuffer bytes, FileChannel file) {
        try {
            while (bytes.hasRemaining()) file.write(bytes);
            return true;
        } catch (IOException full) {
            return false;
        }
    }
}
