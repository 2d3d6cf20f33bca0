/// A customer's state as bytes.
@NullMarked
package io.customerpulse.codec.state;

import org.jspecify.annotations.NullMarked;
