/// Breaks a rule on purpose: a pure module asks the time.
@NullMarked
package io.customerpulse.checks.planted.clock.engine;

import org.jspecify.annotations.NullMarked;
