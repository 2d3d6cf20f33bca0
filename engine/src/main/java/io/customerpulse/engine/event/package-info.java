/// What happened between a brand and a customer.
@NullMarked
package io.customerpulse.engine.event;

import org.jspecify.annotations.NullMarked;
