package io.customerpulse.checks.crash;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// One connection that events are brought over.
interface Carrier extends AutoCloseable {

    /// Brings some events, and returns when they are promised to be on disk. If it fails, nobody knows.
    void bring(long first, int count) throws IOException;

    @Override
    void close() throws IOException;

    /// How a connection is made.
    interface Way {
        Carrier open(int port) throws IOException;
    }

    /// To [CoreProcess].
    static Carrier plain(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        return new Carrier() {
            @Override
            public void bring(long first, int count) throws IOException {
                out.writeInt(count);
                out.writeLong(first);
                if (in.readLong() != first) throw new AssertionError("the answer is to another question");
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    /// To a whole server.
    static Carrier http(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        return new Carrier() {
            @Override
            public void bring(long first, int count) throws IOException {
                out.write(request(first, count));
                String status = line(in);
                int length = 0;
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    String lower = header.toLowerCase(Locale.ROOT);
                    if (lower.startsWith("content-length:"))
                        length = Integer.parseInt(lower.substring(15).strip());
                }
                if (in.readNBytes(length).length < length) throw new EOFException("the answer was cut off");
                if (!status.contains(" 200")) throw new IOException(status);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }

    private static byte[] request(long first, int count) {
        String calls = LongStream.range(first, first + count)
                .mapToObj(number ->
                        """
                        {"type":"track","messageId":"%d","userId":"%s","event":"Order Completed",\
                        "timestamp":"2026-01-01T00:00:00Z"}""".formatted(number, CoreProcess.customer(number).value()))
                .collect(Collectors.joining(","));
        String body = "{\"batch\":[%s]}".formatted(calls);
        String basic = Base64.getEncoder().encodeToString("bench-write-key:".getBytes(StandardCharsets.UTF_8));
        String head = "POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic %s\r\n".formatted(basic)
                + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length());
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the server closed the connection");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }
}
