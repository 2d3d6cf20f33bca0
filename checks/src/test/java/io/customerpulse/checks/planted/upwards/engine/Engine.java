package io.customerpulse.checks.planted.upwards.engine;

import io.customerpulse.checks.planted.upwards.learning.Model;

/// Knows a module above it.
record Engine(Model model) {}
