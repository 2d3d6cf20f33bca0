/// Breaks a rule on purpose: a name says how a thing is built.
@NullMarked
package io.customerpulse.checks.planted.named.codec;

import org.jspecify.annotations.NullMarked;
