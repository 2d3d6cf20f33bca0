/// How well a number orders what came after.
@NullMarked
package io.customerpulse.stats.rank;

import org.jspecify.annotations.NullMarked;
