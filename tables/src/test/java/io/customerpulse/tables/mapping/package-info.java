/// Tests of `mapping`.
@NullMarked
package io.customerpulse.tables.mapping;

import org.jspecify.annotations.NullMarked;
