package io.customerpulse.checks.planted.clock.engine;

import java.time.Instant;

/// Asks the time.
record Late(Instant due) {
    boolean isLate() {
        return Instant.now().isAfter(due);
    }
}
