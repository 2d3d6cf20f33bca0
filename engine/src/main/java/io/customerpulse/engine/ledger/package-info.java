/// Why the pulse is what it is: its entries one by one, and its course over time.
@NullMarked
package io.customerpulse.engine.ledger;

import org.jspecify.annotations.NullMarked;
