package io.customerpulse.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Why a request was not done, as RFC 9457 tells it. It says what is wrong and what to do, and nothing of how
/// we are built: no traces, no versions, no names of classes.
///
/// @param type      names the kind of problem for ever; not an address to go to
/// @param title     the kind in words, the same for every problem of its code
/// @param status    the HTTP status
/// @param detail    this case in words, for people
/// @param instance  the path that was asked for
/// @param code      the kind for machines, such as `invalid_fields`
/// @param errors    what is wrong with single fields of the body
/// @param figures   numbers that say why, by their names
/// @param requestId what the log knows the request by
public record Problem(
        String type,
        String title,
        int status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Flaw> errors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> figures,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty("request_id")
        String requestId) {

    /// The media type of problems.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "tag:customerpulse.io,2026:problem/";

    /// What is wrong with one field.
    ///
    /// @param pointer where it stands in the body: a JSON pointer such as `/scopes/0`
    /// @param code    for machines, such as `too_long`
    /// @param message what is wrong, what was got, what is allowed
    public record Flaw(String pointer, String code, String message) {}

    public Problem {
        errors = List.copyOf(errors);
        figures = new TreeMap<>(figures);
        if (status < 400 || status > 599) throw new IllegalArgumentException("no problem has this status: " + status);
        if (code.isBlank()) throw new IllegalArgumentException("a problem needs a code");
    }

    /// A problem of one kind; where it came up is added when it is written.
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(TYPES + code, title, status, detail, "", code, List.of(), Map.of(), "");
    }

    /// A problem whose code says it all: its title is the code in words.
    public static Problem named(int status, String code, String detail) {
        String words = code.replace('_', ' ');
        String title = words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return of(status, code, title, detail);
    }

    /// The same with what is wrong field by field.
    public Problem withErrors(List<Flaw> flaws) {
        return new Problem(type, title, status, detail, instance, code, flaws, figures, requestId);
    }

    /// The same with the numbers that say why.
    public Problem withFigures(Map<String, Object> numbers) {
        return new Problem(type, title, status, detail, instance, code, errors, numbers, requestId);
    }

    /// The same in other words.
    public Problem saying(String words) {
        return new Problem(type, title, status, words, instance, code, errors, figures, requestId);
    }

    /// The same as it came up in one request.
    Problem in(String path, String request) {
        return new Problem(type, title, status, detail, path, code, errors, figures, request);
    }
}
