package io.customerpulse.server.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/// The outermost of all: answers what the container refuses before anybody else is asked, such as an address with a
/// coded slash, as a problem like any other; and sees to it that a request that was answered comes to its end, for
/// the container would wait for the rest of its body as long as a byte comes now and then.
public final class LastPage extends ErrorReportValve {

    /// More of a body that nobody wants is not read.
    private static final int REST_MAX = 2 << 20;

    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.isAsync() || request.isFinished()) return;
        if (response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT || !isRestRead(request, response)) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) return;
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            Problem problem = status == 400 ? Problems.UNREADABLE : Problems.ofStatus(status);
            Problems.write(request.getRequest(), response.getResponse(), problem);
        } catch (IOException gone) {
            // Nobody is there any more to be told.
        }
    }

    /// Reads what is left of a body, once the answer is on its way. A servlet may have closed its own view of it.
    ///
    /// @return whether that was all
    private static boolean isRestRead(Request request, Response response) {
        try {
            response.flushBuffer();
            Chunk some = new Chunk();
            long begun = System.nanoTime();
            int rest = 0;
            while (rest <= REST_MAX && System.nanoTime() - begun < REST_NANOS) {
                int read = request.getCoyoteRequest().doRead(some);
                if (read < 0) return true;
                rest += read;
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    /// Where the container puts what it has read, for nobody.
    private static final class Chunk implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // It has a size of its own.
        }
    }
}
