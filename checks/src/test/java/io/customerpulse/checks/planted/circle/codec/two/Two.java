package io.customerpulse.checks.planted.circle.codec.two;

import io.customerpulse.checks.planted.circle.codec.one.One;
import java.util.Optional;

/// Knows [One], which knows it.
public record Two(Optional<One> other) {}
