/// Rates of many groups, each shrunk towards what the groups have in common.
@NullMarked
package io.customerpulse.stats.rates;

import org.jspecify.annotations.NullMarked;
