package io.customerpulse.server.intake;

/// More is waiting than may wait: try again a little later.
public final class Busy extends Exception {
    private static final long serialVersionUID = 1L;

    Busy(Throwable failed) {
        super("nothing can be written at the moment", failed);
    }

    Busy(long waiting) {
        super("%d records are waiting to be written".formatted(waiting));
    }
}
