/// What comes in, in one shape for every source, and its bytes.
@NullMarked
package io.customerpulse.codec.event;

import org.jspecify.annotations.NullMarked;
