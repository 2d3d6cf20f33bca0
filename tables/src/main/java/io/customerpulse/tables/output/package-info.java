/// Tables of scores written to files, whole or not at all.
@NullMarked
package io.customerpulse.tables.output;

import org.jspecify.annotations.NullMarked;
