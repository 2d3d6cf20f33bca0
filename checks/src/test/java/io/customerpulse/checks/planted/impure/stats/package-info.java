/// Breaks a rule on purpose: a pure module wants a file.
@NullMarked
package io.customerpulse.checks.planted.impure.stats;

import org.jspecify.annotations.NullMarked;
