/// Tests of `log`.
@NullMarked
package io.customerpulse.tables.log;

import org.jspecify.annotations.NullMarked;
