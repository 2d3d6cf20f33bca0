@NullMarked
package io.customerpulse.codec.state;

import org.jspecify.annotations.NullMarked;
