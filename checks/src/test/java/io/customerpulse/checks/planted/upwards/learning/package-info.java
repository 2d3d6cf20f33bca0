/// Breaks a rule on purpose: the engine knows a module above it.
@NullMarked
package io.customerpulse.checks.planted.upwards.learning;

import org.jspecify.annotations.NullMarked;
