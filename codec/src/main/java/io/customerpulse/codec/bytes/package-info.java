/// Compact bytes: what a layout is written with, and read back with.
@NullMarked
package io.customerpulse.codec.bytes;

import org.jspecify.annotations.NullMarked;
