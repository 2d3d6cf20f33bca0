/// The catalog as a file people write, and the one that is built in.
@NullMarked
package io.customerpulse.codec.catalog;

import org.jspecify.annotations.NullMarked;
