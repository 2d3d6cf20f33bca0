/// What is kept of a customer: sums that merge, and the fold that makes them.
@NullMarked
package io.customerpulse.engine.state;

import org.jspecify.annotations.NullMarked;
