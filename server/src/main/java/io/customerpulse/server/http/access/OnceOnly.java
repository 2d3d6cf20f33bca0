package io.customerpulse.server.http.access;

import io.customerpulse.server.access.Repeats;
import io.customerpulse.server.access.Repeats.Answer;
import io.customerpulse.server.access.Repeats.Asked;
import io.customerpulse.server.access.Repeats.Turn;
import io.customerpulse.server.http.LastResort;
import io.customerpulse.server.http.Problem;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Does a change once, however often it is sent under the same `Idempotency-Key`, and answers every time as the
/// first time. Only what was done is remembered: after a problem the same key may be used again.
///
/// It is for doors that need a scope. Those of a person's own account take a password or a cookie, of which not
/// even a hash should stay.
public final class OnceOnly implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(OnceOnly.class);

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + Repeats.KEY_MAX + "}");

    private static final Problem BAD_KEY = Problem.of(
            400,
            "bad_idempotency_key",
            "Bad Idempotency-Key",
            "It must have 1 to %d visible ASCII characters.".formatted(Repeats.KEY_MAX));
    private static final Problem OTHER = Problem.of(
            422,
            "idempotency_key_reused",
            "Idempotency-Key used twice",
            "Another request was sent under this key. Take a new key for a new request.");
    private static final Problem RUNNING =
            Problem.of(409, "still_running", "Still running", "The request of this key is being done at this moment.");
    private static final Problem GONE = Problem.of(409, "answer_gone", "Done before", "");

    private final Repeats repeats;
    private final InstantSource clock;

    OnceOnly(Repeats repeats, InstantSource clock) {
        this.repeats = repeats;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        boolean isKeyed = any instanceof WholeBody whole
                && whole.getHeader(HEADER) != null
                && whole.door().need() instanceof Need.Scoped;
        if (!isKeyed || !(any instanceof WholeBody request) || !(answer instanceof HttpServletResponse response)) {
            chain.doFilter(any, answer);
            return;
        }
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            Problems.write(request, response, BAD_KEY);
            return;
        }
        Asked asked = new Asked(Requests.caller(request).id(), key, content(request));
        switch (repeats.begin(asked, clock.instant())) {
            case Turn.New() -> perform(asked, request, response, chain);
            case Turn.Again(Answer before) -> again(before, response);
            case Turn.Gone(int status) ->
                Problems.write(
                        request,
                        response,
                        GONE.saying("This request was done before, with status %d. Its answer is no longer kept."
                                .formatted(status)));
            case Turn.Running() -> Problems.write(request, response, RUNNING, Duration.ofSeconds(1));
            case Turn.Other() -> Problems.write(request, response, OTHER);
            case Turn.Full(Duration pause) -> Problems.write(request, response, Problems.TOO_MANY_REQUESTS, pause);
        }
    }

    private void perform(Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper copy = new ContentCachingResponseWrapper(response);
        boolean isDone = false;
        try {
            chain.doFilter(request, copy);
            isDone = copy.getStatus() < 400;
            if (isDone) keep(asked, copy);
        } finally {
            if (!isDone) repeats.notDone(asked);
        }
        copy.copyBodyToResponse();
    }

    /// That the change was made is true whether or not we can note it, so its answer is given in any case.
    private void keep(Asked asked, ContentCachingResponseWrapper copy) {
        String body = new String(copy.getContentAsByteArray(), StandardCharsets.UTF_8);
        Map<String, String> headers = new TreeMap<>();
        for (String name : new String[] {"Content-Type", "Location"}) {
            String value = name.equals("Content-Type") ? copy.getContentType() : copy.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        try {
            repeats.done(asked, new Answer(copy.getStatus(), headers, body), clock.instant());
        } catch (UncheckedIOException notNoted) {
            LOG.error("a done request could not be noted: {}", LastResort.told(notNoted));
        }
    }

    private static void again(Answer before, HttpServletResponse response) throws IOException {
        byte[] body = before.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(before.status());
        before.headers().forEach(response::setHeader);
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String content(WholeBody request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return String.join("\n", request.getMethod(), request.getRequestURI(), query, request.text());
    }
}
