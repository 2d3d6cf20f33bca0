/// Benchmarks: how long one thing takes.
@NullMarked
package io.customerpulse.checks.bench;

import org.jspecify.annotations.NullMarked;
