package io.customerpulse.checks.planted.impure.stats;

import java.nio.file.Path;

/// A statistic that wants a file.
record Reading(Path file) {}
