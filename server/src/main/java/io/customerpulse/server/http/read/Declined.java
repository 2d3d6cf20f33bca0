package io.customerpulse.server.http.read;

import io.customerpulse.server.http.Problem;

/// A request that a controller does not fulfil: the caller has to change something.
final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int QUOTED_MAX = 100;

    private final transient Problem problem;

    Declined(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /// @param status the HTTP status, 400 to 599
    /// @param code   for machines, such as `invalid_parameter`
    /// @param detail what is wrong, what was got, what is allowed; for people
    Declined(int status, String code, String detail) {
        this(Problem.of(status, code, title(code), detail));
    }

    static Declined parameter(String name, String got, String allowed) {
        return new Declined(400, "invalid_parameter", "%s must be %s, got: %s".formatted(name, allowed, cut(got)));
    }

    static Declined customer(String identifier) {
        return new Declined(404, "unknown_customer", "nothing came in on the identifier " + cut(identifier));
    }

    Problem problem() {
        return problem;
    }

    private static String title(String code) {
        String words = code.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String cut(String text) {
        return text.length() <= QUOTED_MAX ? text : text.substring(0, QUOTED_MAX) + "…";
    }
}
