/// Breaks a rule on purpose: the simulator looks at scores.
@NullMarked
package io.customerpulse.checks.planted.peeking.simulator;

import org.jspecify.annotations.NullMarked;
