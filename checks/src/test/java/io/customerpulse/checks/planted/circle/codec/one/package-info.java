/// Breaks a rule on purpose: packages form a circle.
@NullMarked
package io.customerpulse.checks.planted.circle.codec.one;

import org.jspecify.annotations.NullMarked;
