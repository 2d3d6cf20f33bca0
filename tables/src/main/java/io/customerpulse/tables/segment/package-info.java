/// What calls of the Segment spec mean, from a file or from the wire.
@NullMarked
package io.customerpulse.tables.segment;

import org.jspecify.annotations.NullMarked;
