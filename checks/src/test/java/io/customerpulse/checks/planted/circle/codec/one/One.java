package io.customerpulse.checks.planted.circle.codec.one;

import io.customerpulse.checks.planted.circle.codec.two.Two;

/// Knows [Two], which knows it.
public record One(Two other) {}
