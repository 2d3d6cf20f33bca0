package io.customerpulse.server.http.api;

import java.util.List;
import java.util.Optional;

/// One endpoint, as it is described to those who program against it.
///
/// @param method     such as `GET`
/// @param path       with `{name}` for each part that is a parameter
/// @param summary    what it does, in a few words
/// @param parameters of path, query and header
/// @param body       what a request carries
/// @param answer     of success
/// @param errors     what else it may answer; every endpoint may answer 401, 403, 429 and 500 too
/// @param examples   requests that are run by a test, at least one
/// @param success    the HTTP status of success
public record Endpoint(
        String method,
        String path,
        String summary,
        List<Parameter> parameters,
        Optional<Content> body,
        Content answer,
        List<Failure> errors,
        List<Example> examples,
        int success) {

    public Endpoint {
        parameters = List.copyOf(parameters);
        errors = List.copyOf(errors);
        examples = List.copyOf(examples);
        if (examples.isEmpty()) throw new IllegalArgumentException("%s %s has no example".formatted(method, path));
    }

    /// A question that JSON answers.
    public static Endpoint get(String path, String summary, Class<?> answer) {
        return new Endpoint(
                "GET",
                path,
                summary,
                List.of(),
                Optional.empty(),
                Content.json(answer),
                List.of(),
                List.of(Example.usual("")),
                200);
    }

    /// A change that carries JSON and that JSON answers.
    public static Endpoint post(String path, String summary, Class<?> body, Class<?> answer) {
        return new Endpoint(
                "POST",
                path,
                summary,
                List.of(),
                Optional.of(Content.json(body)),
                Content.json(answer),
                List.of(),
                List.of(Example.usual("{}")),
                200);
    }

    /// The same with parameters.
    public Endpoint with(Parameter... more) {
        return new Endpoint(method, path, summary, List.of(more), body, answer, errors, examples, success);
    }

    /// The same that may fail in these ways.
    public Endpoint failing(Failure... ways) {
        return new Endpoint(method, path, summary, parameters, body, answer, List.of(ways), examples, success);
    }

    /// The same with these examples.
    public Endpoint like(Example... requests) {
        return new Endpoint(method, path, summary, parameters, body, answer, errors, List.of(requests), success);
    }

    /// The same with another answer.
    public Endpoint answering(Content other) {
        return new Endpoint(method, path, summary, parameters, body, other, errors, examples, success);
    }

    /// The same with a body.
    public Endpoint carrying(Content carried) {
        return new Endpoint(method, path, summary, parameters, Optional.of(carried), answer, errors, examples, success);
    }

    /// The same that says with another status that it is done.
    public Endpoint succeeding(int status) {
        return new Endpoint(method, path, summary, parameters, body, answer, errors, examples, status);
    }

    /// A parameter.
    ///
    /// @param place   `path`, `query` or `header`
    /// @param type    `string`, `integer` or `number`
    /// @param meaning what it says, its unit, and what holds without it
    /// @param example a value that the examples use
    public record Parameter(String name, String place, String type, String meaning, String example) {
        public static Parameter path(String name, String meaning, String example) {
            return new Parameter(name, "path", "string", meaning, example);
        }

        public static Parameter query(String name, String meaning, String example) {
            return new Parameter(name, "query", "string", meaning, example);
        }

        public static Parameter number(String name, String meaning, String example) {
            return new Parameter(name, "query", "number", meaning, example);
        }
    }

    /// What stands in a body.
    ///
    /// @param mediaType such as `application/json`; empty for nothing
    /// @param type      the record that it is; empty for text
    public record Content(String mediaType, Optional<Class<?>> type) {
        /// Nothing.
        public static final Content NONE = new Content("", Optional.empty());

        public static Content json(Class<?> type) {
            return new Content("application/json", Optional.of(type));
        }

        public static Content text(String mediaType) {
            return new Content(mediaType, Optional.empty());
        }
    }

    /// A way to fail.
    ///
    /// @param status  the HTTP status
    /// @param meaning when
    public record Failure(int status, String meaning) {}

    /// A request.
    ///
    /// @param name   what it shows
    /// @param query  the query parameters whose example values it sends, or `name=value`
    /// @param body   empty for none
    /// @param status what it is answered with
    public record Example(String name, List<String> query, String body, int status) {
        public static Example usual(String body) {
            return new Example("usual", List.of(), body, 200);
        }

        /// The same with another status.
        public Example answered(int other) {
            return new Example(name, query, body, other);
        }

        public static Example asking(String... query) {
            return new Example(String.join(", ", query), List.of(query), "", 200);
        }

        public Example {
            query = List.copyOf(query);
        }
    }
}
