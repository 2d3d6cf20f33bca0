/// Breaks a rule on purpose: a class can be serialized.
@NullMarked
package io.customerpulse.checks.planted.serial.codec;

import org.jspecify.annotations.NullMarked;
