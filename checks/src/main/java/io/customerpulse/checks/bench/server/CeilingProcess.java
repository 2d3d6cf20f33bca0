package io.customerpulse.checks.bench.server;

import io.customerpulse.server.source.Delivery;
import io.customerpulse.server.source.Response;
import io.customerpulse.server.source.Source;
import io.customerpulse.server.source.segment.SegmentSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/// The ceiling: the same HTTP and the same reading of JSON, and then nothing.
public final class CeilingProcess {

    private CeilingProcess() {}

    /// Prints `PORT n` when it is ready.
    public static void main(String[] arguments) throws LifecycleException, IOException {
        Tomcat tomcat = new Tomcat();
        tomcat.setPort(0);
        tomcat.getConnector().getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", new File(".").getAbsolutePath());
        Tomcat.addServlet(context, "read", new ReadOnly(InstantSource.system()));
        context.addServletMappingDecoded("/*", "read");
        tomcat.start();
        System.out.println("PORT " + tomcat.getConnector().getLocalPort());
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of the input is what it waits for.
        }
        tomcat.stop();
    }

    private static final class ReadOnly extends HttpServlet {
        private static final long serialVersionUID = 1;
        private static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

        private final transient Source source = new SegmentSource();
        private final transient InstantSource clock;

        ReadOnly(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse answer) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            Instant now = clock.instant();
            Delivery.Target target = new Delivery.Target("POST", "batch", Map.of());
            Source.Account account = new Source.Account("bench", "", Map.of());
            Response response = source.read(new Delivery(target, Map.of(), body, now), account);
            if (!(response instanceof Response.Records)) throw new IOException("not read: " + response);
            answer.setContentType("application/json");
            answer.setContentLength(SUCCESS.length);
            answer.getOutputStream().write(SUCCESS);
        }
    }
}
