package io.customerpulse.server.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
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

    /// Reads what is left of a body, once the answer is on its way.
    ///
    /// @return whether the container need not be kept from waiting for more
    private static boolean isRestRead(Request request, Response response) {
        try {
            response.flushBuffer();
            InputStream in = request.getStream();
            byte[] some = new byte[8_192];
            long begun = System.nanoTime();
            int rest = 0;
            while (rest <= REST_MAX && System.nanoTime() - begun < REST_NANOS) {
                int read = in.read(some);
                if (read < 0) return true;
                rest += read;
            }
            return false;
        } catch (IOException broken) {
            // The container finds out what there is to do.
            return true;
        }
    }
}
