/// Learning as a whole, on made-up people.
@NullMarked
package io.customerpulse.learning;

import org.jspecify.annotations.NullMarked;
