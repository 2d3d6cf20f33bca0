/// Tests of `intake`.
@NullMarked
package io.customerpulse.tables.intake;

import org.jspecify.annotations.NullMarked;
