package io.customerpulse.server.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The body of a request, unpacked, never longer than allowed: it is counted while it streams, so a small
/// packed body cannot grow large in memory.
sealed interface Body {

    /// It was read.
    final class Whole implements Body {
        private final byte[] bytes;

        private Whole(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The bytes themselves.
        byte[] bytes() {
            return bytes;
        }
    }

    /// It was not.
    ///
    /// @param status the HTTP status
    /// @param code   a word for machines
    /// @param detail for people
    record Bad(int status, String code, String detail) implements Body {}

    /// How much of a body is taken, and how slowly it may come.
    ///
    /// @param bytes      unpacked, at most
    /// @param perSecond  bytes a second at least, after `patience`
    /// @param patience   how long a body may take whatever its length
    record Limits(int bytes, int perSecond, Duration patience) {
        static final Limits INGEST = new Limits(512_000, 1_024, Duration.ofSeconds(10));
    }

    int BUFFER = 8_192;

    static Body read(HttpServletRequest request, Limits limits, InstantSource clock) throws IOException {
        String packing = request.getHeader("content-encoding");
        boolean gzip = "gzip".equalsIgnoreCase(packing);
        if (packing != null && !gzip && !packing.equalsIgnoreCase("identity")) {
            return new Bad(415, "unknown_encoding", "content-encoding must be gzip or none, got " + packing);
        }
        if (request.getContentLengthLong() > limits.bytes()) return tooLarge(limits);
        try (InputStream plain = request.getInputStream();
                InputStream in = gzip ? new GZIPInputStream(plain, BUFFER) : plain) {
            return read(in, Math.max(0, request.getContentLength()), limits, clock);
        } catch (ZipException | EOFException broken) {
            return new Bad(400, "invalid_gzip", "the body is no whole gzip: " + broken.getMessage());
        }
    }

    private static Body read(InputStream in, int expected, Limits limits, InstantSource clock) throws IOException {
        Instant begun = clock.instant();
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.max(BUFFER, expected));
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (all.size() + read > limits.bytes()) return tooLarge(limits);
            all.write(buffer, 0, read);
            if (isTooSlow(Duration.between(begun, clock.instant()), all.size(), limits)) {
                return new Bad(
                        408, "too_slow", "the body came at less than %d bytes a second".formatted(limits.perSecond()));
            }
        }
        return new Whole(all.toByteArray());
    }

    private static boolean isTooSlow(Duration taken, long bytes, Limits limits) {
        return taken.compareTo(limits.patience()) > 0 && bytes / (double) limits.perSecond() < taken.toSeconds();
    }

    private static Bad tooLarge(Limits limits) {
        return new Bad(
                400,
                "body_too_large",
                "the body is larger than %d bytes unpacked: send it in smaller batches".formatted(limits.bytes()));
    }
}
