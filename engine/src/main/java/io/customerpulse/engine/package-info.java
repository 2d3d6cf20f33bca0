/// One customer: interaction in, pulse out. Pure functions of values; no clock, no chance, no I/O.
@NullMarked
package io.customerpulse.engine;

import org.jspecify.annotations.NullMarked;
