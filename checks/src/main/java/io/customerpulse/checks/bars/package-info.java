/// Bars: measured promises, each with its target.
@NullMarked
package io.customerpulse.checks.bars;

import org.jspecify.annotations.NullMarked;
