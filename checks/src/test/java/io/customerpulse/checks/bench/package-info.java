/// Tests of what measures.
@NullMarked
package io.customerpulse.checks.bench;

import org.jspecify.annotations.NullMarked;
