package io.customerpulse.checks.planted.upwards.learning;

/// Above the engine.
public record Model() {}
