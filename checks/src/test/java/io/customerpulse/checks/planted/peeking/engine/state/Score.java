package io.customerpulse.checks.planted.peeking.engine.state;

/// What scoring knows.
public record Score() {}
