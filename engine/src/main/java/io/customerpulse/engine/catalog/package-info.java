/// What it means: signals, their sides, weights and kernels; stages; limits.
@NullMarked
package io.customerpulse.engine.catalog;

import org.jspecify.annotations.NullMarked;
