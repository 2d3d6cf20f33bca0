/// Tests of `output`.
@NullMarked
package io.customerpulse.tables.output;

import org.jspecify.annotations.NullMarked;
