/// Breaks a rule on purpose: a pure module uses Math.
@NullMarked
package io.customerpulse.checks.planted.inexact.stats;

import org.jspecify.annotations.NullMarked;
