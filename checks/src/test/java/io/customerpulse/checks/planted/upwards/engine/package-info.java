/// Breaks a rule on purpose: the engine knows a module above it.
@NullMarked
package io.customerpulse.checks.planted.upwards.engine;

import org.jspecify.annotations.NullMarked;
