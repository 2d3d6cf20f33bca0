/// Tests of `value`.
@NullMarked
package io.customerpulse.tables.value;

import org.jspecify.annotations.NullMarked;
