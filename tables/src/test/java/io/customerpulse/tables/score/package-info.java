/// Tests of `score`.
@NullMarked
package io.customerpulse.tables.score;

import org.jspecify.annotations.NullMarked;
