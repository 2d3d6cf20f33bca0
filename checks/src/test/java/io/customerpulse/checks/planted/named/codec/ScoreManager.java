package io.customerpulse.checks.planted.named.codec;

/// Named after a pattern.
record ScoreManager() {}
