/// Breaks a rule on purpose: the simulator looks at scores.
@NullMarked
package io.customerpulse.checks.planted.peeking.engine.state;

import org.jspecify.annotations.NullMarked;
