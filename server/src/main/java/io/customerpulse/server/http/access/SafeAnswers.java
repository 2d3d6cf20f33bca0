package io.customerpulse.server.http.access;

import io.customerpulse.server.http.LastResort;
import io.customerpulse.server.http.Problems;
import io.customerpulse.server.http.Requests;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The outermost filter: names each request, gives each answer the headers that tell a browser what it may do with
/// it, refuses methods that nobody uses, and answers for whatever was thrown.
public final class SafeAnswers implements Filter {

    /// Nothing but our own files, no script or style in a page itself, in nobody's frame.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
            + " 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; object-src 'none'; form-action"
            + " 'self'; frame-ancestors 'none'";

    /// Addresses of the management API begin so.
    static final String MANAGEMENT = "/api/";

    private static final Logger LOG = LoggerFactory.getLogger(SafeAnswers.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Front front;
    private final String run;
    private final AtomicLong requests = new AtomicLong();

    SafeAnswers(Front front, SecureRandom chance) {
        this.front = front;
        byte[] drawn = new byte[6];
        chance.nextBytes(drawn);
        this.run = "req_" + HexFormat.of().formatHex(drawn) + "_";
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        if (!(any instanceof HttpServletRequest request) || !(answer instanceof HttpServletResponse response)) return;
        Requests.name(request, run + Long.toString(requests.incrementAndGet(), 36));
        Requests.comeFrom(request, address(request));
        addHeaders(request, response);
        if (!METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
            Problems.write(request, response, Problems.METHOD_NOT_ALLOWED);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException thrown) {
            if (LastResort.hasLeft(thrown)) {
                LastResort.tellOfLeaving(request);
                return;
            }
            if (response.isCommitted()) throw thrown;
            LOG.error("{} failed: {}", Requests.id(request), LastResort.told(thrown));
            Problems.write(request, response, Problems.INTERNAL);
        }
    }

    private void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Request-Id", Requests.id(request));
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (front.isSecure()) response.setHeader("Strict-Transport-Security", "max-age=31536000");
        if (request.getRequestURI().startsWith(MANAGEMENT)) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
    }

    /// Where a request comes from: what is nearest to us that is no trusted proxy. What proxies say is read only
    /// from one that is trusted, since anybody can send the header.
    private String address(HttpServletRequest request) {
        String nearest = request.getRemoteAddr();
        if (!front.trusts(nearest)) return nearest;
        String passed = request.getHeader("X-Forwarded-For");
        List<String> hops = passed == null ? List.of() : List.of(passed.split(",", -1));
        for (String hop : hops.reversed()) {
            nearest = hop.strip();
            if (!front.trusts(nearest)) return nearest;
        }
        return nearest;
    }
}
