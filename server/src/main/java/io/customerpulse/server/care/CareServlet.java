package io.customerpulse.server.care;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What whoever runs a server may ask of it.
///
/// | address | answer |
/// |---|---|
/// | `/actuator/health/liveness` | 200, or 503 if the process is to be started again |
/// | `/actuator/health/readiness`, `/actuator/health` | 200, or 503 while it starts, stops or cannot write |
/// | `/actuator/prometheus` | figures; only for those who may look |
///
/// Health is told to everyone, in one word; with `"disk":"full"` beside it while nothing can be taken in for want of
/// space, though all is answered.
public final class CareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Health health;
    private final transient BooleanSupplier isFull;
    private final transient Figures figures;
    private final transient Predicate<HttpServletRequest> mayLook;

    /// @param isFull  whether the disk is full
    /// @param mayLook who may see figures
    public CareServlet(Health health, BooleanSupplier isFull, Figures figures, Predicate<HttpServletRequest> mayLook) {
        this.isFull = isFull;
        this.health = health;
        this.figures = figures;
        this.mayLook = mayLook;
    }

    /// Whether somebody on this machine asks, and not through a proxy.
    public static boolean isLocal(HttpServletRequest request) {
        if (request.getHeader("x-forwarded-for") != null || request.getHeader("forwarded") != null) return false;
        // An address written in digits is looked up nowhere.
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        answer.setHeader("Cache-Control", "no-store");
        switch (request.getRequestURI()) {
            case "/actuator/health/liveness" -> health(answer, health.isAlive());
            case "/actuator/health/readiness", "/actuator/health" -> health(answer, health.isReady());
            case "/actuator/prometheus" -> figures(request, answer);
            default -> answer(answer, 404, "application/problem+json", "{\"status\":404,\"code\":\"not_found\"}");
        }
    }

    private void health(HttpServletResponse answer, boolean isGood) throws IOException {
        String status = isGood ? "UP" : "OUT_OF_SERVICE";
        String disk = isFull.getAsBoolean() ? ",\"disk\":\"full\"" : "";
        answer(answer, isGood ? 200 : 503, "application/json", "{\"status\":\"%s\"%s}".formatted(status, disk));
    }

    private void figures(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        if (mayLook.test(request)) {
            answer(answer, 200, Figures.CONTENT_TYPE, figures.text());
        } else {
            String why = "{\"status\":403,\"code\":\"forbidden\",\"detail\":\"figures are for this machine only\"}";
            answer(answer, 403, "application/problem+json", why);
        }
    }

    private static void answer(HttpServletResponse answer, int status, String type, String text) throws IOException {
        answer.setStatus(status);
        answer.setContentType(type);
        answer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
