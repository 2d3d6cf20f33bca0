/// Texts as times, amounts and numbers: the same wherever they come in.
@NullMarked
package io.customerpulse.tables.value;

import org.jspecify.annotations.NullMarked;
