package io.customerpulse.checks.bars;

import java.util.Optional;
import java.util.concurrent.Callable;

/// One measurement that several bars are read from: it is taken when the first of them asks, and not again if it fails.
final class Once<T> {

    private final Callable<T> measurement;
    private Optional<T> taken = Optional.empty();
    private boolean tried;

    Once(Callable<T> measurement) {
        this.measurement = measurement;
    }

    /// What was measured.
    ///
    /// @throws IllegalStateException if it failed when it was asked for before
    T value() throws Exception {
        if (!tried) {
            tried = true;
            taken = Optional.of(measurement.call());
        }
        return taken.orElseThrow(() -> new IllegalStateException("its measurement failed, as said above"));
    }
}
