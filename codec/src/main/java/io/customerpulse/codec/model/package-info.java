/// Learned pulses as JSON.
@NullMarked
package io.customerpulse.codec.model;

import org.jspecify.annotations.NullMarked;
