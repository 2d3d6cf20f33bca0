package io.customerpulse.server.http.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A request whose body is in memory, so that it can be looked at before its endpoint reads it.
final class WholeBody extends HttpServletRequestWrapper {

    private final Door door;
    private final byte[] body;

    WholeBody(HttpServletRequest request, Door door, byte[] body) {
        super(request);
        this.door = door;
        this.body = body;
    }

    /// Where it goes.
    Door door() {
        return door;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isEmpty() {
        return body.length == 0;
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Stream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /// The body as a servlet reads it.
    private static final class Stream extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Stream(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body is read in one go");
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, length);
        }
    }
}
