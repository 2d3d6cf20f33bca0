/// Convex regressions with a ridge: few thousand to many cases, up to some hundred features.
@NullMarked
package io.customerpulse.stats.regression;

import org.jspecify.annotations.NullMarked;
