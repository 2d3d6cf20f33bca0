package io.customerpulse.server.http;

/// A request that a controller does not fulfil: the caller has to change something.
final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String detail;

    /// @param status the HTTP status, 400 to 599
    /// @param code   for machines, such as `invalid_parameter`
    /// @param detail what is wrong, what was got, what is allowed; for people
    Declined(int status, String code, String detail) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    static Declined parameter(String name, String got, String allowed) {
        return new Declined(400, "invalid_parameter", "%s must be %s, got: %s".formatted(name, allowed, cut(got)));
    }

    static Declined customer(String identifier) {
        return new Declined(404, "unknown_customer", "nothing came in on the identifier " + cut(identifier));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    private static String cut(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
