/// From a score to a probability that means what it says.
@NullMarked
package io.customerpulse.stats.calibration;

import org.jspecify.annotations.NullMarked;
