package io.customerpulse.server.store;

/// The index cannot be read or written. The journal has everything it had: make it again.
public final class StoreProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreProblem(String what, Throwable cause) {
        super(what, cause);
    }
}
