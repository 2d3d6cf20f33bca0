package io.customerpulse.checks.server;

import io.customerpulse.checks.http.AnswerReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One connection on which any bytes may be sent, also such as no client library lets through.
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Socket socket;
    private final AnswerReader answers;
    private final OutputStream out;

    /// An answer; the names of its headers are in small letters.
    record Got(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            return Shop.JSON.readTree(body);
        }

        /// The code of a problem; empty if it is none.
        String code() {
            return status < 400 ? "" : json().path("code").asString("");
        }
    }

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        answers = new AnswerReader(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void write(String head, byte... body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        out.write(all.toByteArray());
    }

    /// The next answer.
    Got read() throws IOException {
        AnswerReader.Answer answer = answers.read();
        return new Got(answer.status(), answer.headers(), answer.body());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
