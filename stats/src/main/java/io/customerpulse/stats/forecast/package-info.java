/// How good a forecast is, and how sure one can be of that.
@NullMarked
package io.customerpulse.stats.forecast;

import org.jspecify.annotations.NullMarked;
