package io.customerpulse.server.care;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/// Takes the time of every request. A stream of events is not timed: it ends when the client goes.
public final class TimedRequests extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Figures figures;

    public TimedRequests(Figures figures) {
        this.figures = figures;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse answer, FilterChain next)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean isDone = false;
        try {
            next.doFilter(request, answer);
            isDone = true;
        } finally {
            if (!request.isAsyncStarted()) {
                int status = isDone ? answer.getStatus() : 500;
                figures.answered(route(request.getRequestURI()), status, Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    /// One of a few words, whatever was asked for.
    static String route(String path) {
        if (path.startsWith("/v1/") || path.startsWith("/batch") || path.startsWith("/cloudevents")) return "ingest";
        if (path.startsWith("/hooks/")) return "hooks";
        if (path.startsWith("/api/v1/customers")) return "customers";
        if (path.startsWith("/api/")) return "api";
        if (path.startsWith("/actuator/")) return "actuator";
        return "other";
    }
}
