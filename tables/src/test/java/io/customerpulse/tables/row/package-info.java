/// Tests of `row`.
@NullMarked
package io.customerpulse.tables.row;

import org.jspecify.annotations.NullMarked;
