/// Instants and spans as whole microseconds, so that sums are exact and hot loops hold no objects.
@NullMarked
package io.customerpulse.stats.time;

import org.jspecify.annotations.NullMarked;
