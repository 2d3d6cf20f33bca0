/// A customer's own cadence, out of a summary that merges.
@NullMarked
package io.customerpulse.stats.rhythm;

import org.jspecify.annotations.NullMarked;
