/// Models of customers who buy until they stop: how many purchases to expect, and who is still there.
@NullMarked
package io.customerpulse.stats.purchase;

import org.jspecify.annotations.NullMarked;
