/// Every row of an input accounted for: scored, duplicate or failed.
@NullMarked
package io.customerpulse.tables.intake;

import org.jspecify.annotations.NullMarked;
