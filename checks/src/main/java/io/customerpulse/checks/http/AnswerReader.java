package io.customerpulse.checks.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Reads answers of HTTP/1.1, one after another, as they come over one connection. For one thread.
public final class AnswerReader {

    private final InputStream in;

    /// @param in what comes over the connection; read ahead
    public AnswerReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /// An answer.
    ///
    /// @param headers by name in small letters; of several with one name the last
    public record Answer(int status, Map<String, String> headers, String body) {

        /// The body, if it is a success.
        public String success() throws IOException {
            if (status < 200 || status > 299) throw new IOException("answered %d: %s".formatted(status, body));
            return body;
        }
    }

    /// The next answer, whole.
    ///
    /// @throws EOFException if the connection ends before its end
    public Answer read() throws IOException {
        String status = line();
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            if (colon < 0) throw new IOException("no header: " + header);
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = "chunked".equals(headers.get("transfer-encoding"))
                ? chunks()
                : exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.writeBytes(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new EOFException("the answer was cut off");
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the server closed the connection");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }
}
