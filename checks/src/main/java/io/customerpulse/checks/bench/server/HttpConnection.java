package io.customerpulse.checks.bench.server;

import io.customerpulse.checks.http.AnswerReader;
import io.customerpulse.checks.http.AnswerReader.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One connection to a server on this machine, kept open; as lean as a client can be, so that the machine is left to
/// the server.
public final class HttpConnection implements AutoCloseable {

    private final Socket socket;
    private final AnswerReader answers;
    private final OutputStream out;

    /// Connects to a port of this machine.
    public HttpConnection(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.answers = new AnswerReader(socket.getInputStream());
        this.out = socket.getOutputStream();
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
        return answers.read();
    }
}
