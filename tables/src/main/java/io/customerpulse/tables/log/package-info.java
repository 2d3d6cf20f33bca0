/// Interactions of many customers in memory, brought together by customer.
@NullMarked
package io.customerpulse.tables.log;

import org.jspecify.annotations.NullMarked;
