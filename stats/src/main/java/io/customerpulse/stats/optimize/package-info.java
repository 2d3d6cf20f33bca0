/// The lowest point of a smooth function.
@NullMarked
package io.customerpulse.stats.optimize;

import org.jspecify.annotations.NullMarked;
