/// Tables of any rows, by their columns.
@NullMarked
package io.customerpulse.tables.table;

import org.jspecify.annotations.NullMarked;
