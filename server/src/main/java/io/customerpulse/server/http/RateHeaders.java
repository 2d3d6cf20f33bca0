package io.customerpulse.server.http;

import io.customerpulse.server.access.Rate;
import io.customerpulse.server.access.RateLimit;
import jakarta.servlet.http.HttpServletResponse;

/// Tells a caller how much they may still ask for, in the headers of draft-ietf-httpapi-ratelimit-headers-11, and
/// in `Retry-After`, which is what clients obey.
public final class RateHeaders {

    private RateHeaders() {}

    /// Adds the headers to an answer.
    ///
    /// @param policy the name of the limit, such as `api`
    public static void add(HttpServletResponse response, String policy, Rate rate, RateLimit.Verdict verdict) {
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(policy, rate.quota(), Problems.seconds(rate.window())));
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(policy, verdict.remaining(), Problems.seconds(verdict.fullIn())));
        if (!verdict.allowed()) {
            response.setHeader("Retry-After", Long.toString(Problems.seconds(verdict.retryIn())));
        }
    }
}
