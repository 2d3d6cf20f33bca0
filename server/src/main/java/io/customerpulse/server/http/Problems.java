package io.customerpulse.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The problems that any request may run into, and the one place that writes a problem.
public final class Problems {

    /// Nothing stands at the address, or nothing that this caller may know of.
    public static final Problem NOT_FOUND =
            Problem.of(404, "not_found", "Not found", "Nothing is known at this address.");

    /// The address is known, the method is not.
    public static final Problem METHOD_NOT_ALLOWED = Problem.of(
            405, "method_not_allowed", "Method not allowed", "The header Allow says which methods this address knows.");

    /// Nobody is known by what came with the request. It does not say why, so that nobody learns from it.
    public static final Problem UNAUTHENTICATED = Problem.of(
            401,
            "unauthenticated",
            "Not known",
            "Send a valid secret key as Authorization: Bearer, or log in. A key may be wrong, expired, revoked, or"
                    + " bound to other addresses.");

    /// The management API takes JSON and nothing else; see the page on access.
    public static final Problem JSON_ONLY = Problem.of(
            415, "json_only", "Unsupported media type", "Send the body as application/json, in UTF-8, not compressed.");

    /// The body is no JSON.
    public static final Problem INVALID_JSON =
            Problem.of(400, "invalid_json", "Invalid JSON", "The body is not one JSON value.");

    /// The address is written in a way that two readers might read differently.
    public static final Problem INVALID_PATH = Problem.of(
            400, "invalid_path", "Invalid path", "The path holds an empty or dotted segment, a ';', or a coded slash.");

    /// The request is none that HTTP allows, or its address is written in a way that two readers might read
    /// differently.
    public static final Problem UNREADABLE = Problem.of(
            400, "invalid_request", "Invalid request", "The first line or a header of the request is not valid HTTP.");

    /// Something failed here; the log knows what.
    public static final Problem INTERNAL = Problem.of(
            500, "internal", "Internal error", "The request failed here. The log knows more under this request_id.");

    /// Not now, but soon.
    public static final Problem BUSY =
            Problem.of(503, "busy", "Busy", "The server cannot do this now. Try again after the time in Retry-After.");

    /// More requests than agreed.
    public static final Problem TOO_MANY_REQUESTS = Problem.of(
            429, "too_many_requests", "Too many requests", "Try again after the time in the header Retry-After.");

    private Problems() {}

    /// Fields of a body are wrong.
    public static Problem invalidFields(List<Problem.Flaw> flaws) {
        return Problem.of(422, "invalid_fields", "Invalid fields", "Fields of the body are wrong; see errors.")
                .withErrors(flaws);
    }

    /// The body is larger than is taken.
    public static Problem tooLarge(long bytesMax) {
        return Problem.of(
                413, "too_large", "Content too large", "The body may have at most %d bytes.".formatted(bytesMax));
    }

    /// A problem of a status that has no words of its own here.
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 415 -> JSON_ONLY;
            case 501, 505 ->
                Problem.of(status, "not_supported", "Not supported", "HTTP/1.1 is spoken here, without extensions.");
            case 503 -> BUSY;
            default -> status < 500 ? Problem.of(status, "bad_request", "Bad request", "") : INTERNAL;
        };
    }

    /// A problem as the answer of a controller.
    public static ResponseEntity<Object> answer(HttpServletRequest request, Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.in(request.getRequestURI(), Requests.id(request)));
    }

    /// Writes a problem as the whole answer, if there is still time to.
    public static void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) return;
        byte[] body = Json.MAPPER
                .writeValueAsString(problem.in(request.getRequestURI(), Requests.id(request)))
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /// Writes a problem that ends by itself after a time.
    public static void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem, Duration retryAfter)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(seconds(retryAfter)));
        write(request, response, problem);
    }

    /// A time to wait as headers have it: whole seconds, rounded up, at least one.
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
