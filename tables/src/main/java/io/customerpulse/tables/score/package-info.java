/// The pulse and vitals of everyone in a log.
@NullMarked
package io.customerpulse.tables.score;

import org.jspecify.annotations.NullMarked;
