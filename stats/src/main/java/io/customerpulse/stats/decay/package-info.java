/// How what happened is forgotten: kernels, and decayed sums that merge.
@NullMarked
package io.customerpulse.stats.decay;

import org.jspecify.annotations.NullMarked;
