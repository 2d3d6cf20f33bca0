package io.customerpulse.checks.bench.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection to a server on this machine, kept open; as lean as a client can be, so that the machine is left to
/// the server.
public final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /// Connects to a port of this machine.
    public HttpConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /// What came back.
    ///
    /// @param head the headers as they came, each line with its end
    public record Answer(int status, String head, String body) {

        /// The body, if it is a success.
        public String success() throws IOException {
            if (status < 200 || status > 299) throw new IOException("answered %d: %s".formatted(status, body));
            return body;
        }
    }

    /// Asks for a page.
    ///
    /// @param headers each line with its end; may be empty
    public Answer get(String path, String headers) throws IOException {
        return exchange("GET", path, headers, new byte[0]);
    }

    /// Sends JSON.
    ///
    /// @param headers each line with its end; may be empty
    public Answer post(String path, String headers, byte[] json) throws IOException {
        return exchange("POST", path, headers + "Content-Type: application/json\r\n", json);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer exchange(String method, String path, String headers, byte[] body) throws IOException {
        String head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(method, path, headers, body.length);
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        out.write(request);
        return answer();
    }

    private Answer answer() throws IOException {
        String status = line();
        StringBuilder head = new StringBuilder();
        int length = 0;
        boolean isChunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            isChunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
            head.append(header).append('\n');
        }
        byte[] body = isChunked ? chunks() : exactly(length);
        return new Answer(
                Integer.parseInt(status.split(" ", 3)[1]), head.toString(), new String(body, StandardCharsets.UTF_8));
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
