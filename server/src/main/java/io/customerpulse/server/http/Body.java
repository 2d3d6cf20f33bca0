package io.customerpulse.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The body of a request, unpacked, never longer than allowed: it is counted while it streams, so a small
/// packed body cannot grow large in memory, and takes no more memory than has come of it.
public sealed interface Body {

    /// It was read.
    final class Whole implements Body {
        private final byte[] bytes;

        private Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The bytes themselves.
        public byte[] bytes() {
            return bytes;
        }
    }

    /// It was not.
    ///
    /// @param status the HTTP status
    /// @param code   a word for machines
    /// @param detail for people
    record Bad(int status, String code, String detail) implements Body {

        /// As it is told.
        public Problem problem() {
            return Problem.named(status, code, detail);
        }
    }

    /// It is too large.
    record TooLarge(int bytesMax) implements Body {}

    /// There is no memory for it now.
    record NoRoom() implements Body {}

    /// How much of a body is taken, and how slowly it may come.
    ///
    /// @param bytes      unpacked, at most
    /// @param perSecond  bytes a second at least, after `patience`
    /// @param patience   how long a body may take whatever its length
    record Limits(int bytes, int perSecond, Duration patience) {
        static final Limits INGEST = new Limits(512_000, 1_024, Duration.ofSeconds(10));
        /// Of the management API.
        public static final Limits MANAGED = new Limits(1 << 20, 1_024, Duration.ofSeconds(10));
        /// Of a file, which is never in memory.
        static final Limits FILE = new Limits(Integer.MAX_VALUE, 1_024, Duration.ofSeconds(10));

        private boolean isTooSlow(long nanos, long bytes) {
            return nanos > patience.toNanos() && bytes / (double) perSecond < nanos * 1e-9;
        }
    }

    /// The bytes as they come: no more than twice as many as are taken, packed or not, and none after it was too slow.
    ///
    /// It is never closed, as then the container could not read what is left.
    final class Coming extends FilterInputStream {
        private final Reader reader;
        private final long begun;
        private long bytes;

        private Coming(InputStream in, Reader reader) {
            super(in);
            this.reader = reader;
            this.begun = reader.nanos().getAsLong();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read < 0) return read;
            bytes += read;
            if (bytes > 2L * reader.limits().bytes()) throw new Endless();
            if (reader.limits().isTooSlow(reader.nanos().getAsLong() - begun, bytes))
                throw new SocketTimeoutException("a body comes too slowly");
            return read;
        }

        @Override
        public void close() {}
    }

    /// More comes than any body has that is taken.
    final class Endless extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// What one body is read with.
    record Reader(Limits limits, LongSupplier nanos, Room.Place place) {}

    /// What bodies are read with.
    ///
    /// @param room  for all of them
    /// @param nanos a clock that only goes on, whatever is done to the time of day
    record Means(Room room, LongSupplier nanos) {}

    int BUFFER = 8_192;

    /// Bytes that are taken at once because they are said to come.
    int EXPECTED_MAX = 16_384;

    /// The bytes of a file as they come, none after it was too slow; for who writes them away.
    static InputStream file(HttpServletRequest request, Means means) throws IOException {
        return new Coming(
                request.getInputStream(),
                new Reader(Limits.FILE, means.nanos(), means.room().place()));
    }

    /// Reads a body. Its place is to be left when nothing of it is needed any more, also if it is refused.
    static Body read(HttpServletRequest request, Reader reader) throws IOException {
        Limits limits = reader.limits();
        String packing = request.getHeader("content-encoding");
        boolean gzip = "gzip".equalsIgnoreCase(packing);
        if (packing != null && !gzip && !packing.equalsIgnoreCase("identity")) {
            return new Bad(415, "unknown_encoding", "content-encoding must be gzip or none, got " + packing);
        }
        if (request.getContentLengthLong() > limits.bytes()) return new TooLarge(limits.bytes());
        try (InputStream plain = new Coming(request.getInputStream(), reader);
                InputStream in = gzip ? new GZIPInputStream(plain, BUFFER) : plain) {
            return read(in, Math.clamp(request.getContentLength(), BUFFER, EXPECTED_MAX), reader);
        } catch (IOException broken) {
            return broken(broken, limits);
        }
    }

    private static Body read(InputStream in, int expected, Reader reader) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(expected);
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (all.size() + read > reader.limits().bytes())
                return new TooLarge(reader.limits().bytes());
            if (!reader.place().grow(read)) return new NoRoom();
            all.write(buffer, 0, read);
        }
        return new Whole(all.toByteArray());
    }

    /// What the connection has done is wrapped by the container, in ways of its own.
    private static Body broken(IOException broken, Limits limits) {
        if (broken instanceof Endless) return new TooLarge(limits.bytes());
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) return tooSlow(limits);
        }
        if (broken instanceof ZipException || broken instanceof EOFException) {
            return new Bad(400, "invalid_gzip", "the body is no whole gzip: " + broken.getMessage());
        }
        return new Bad(400, "cut_off", "the body is not whole");
    }

    private static Bad tooSlow(Limits limits) {
        return new Bad(408, "too_slow", "the body came at less than %d bytes a second".formatted(limits.perSecond()));
    }
}
