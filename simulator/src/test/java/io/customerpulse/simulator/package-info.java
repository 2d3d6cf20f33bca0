@NullMarked
package io.customerpulse.simulator;

import org.jspecify.annotations.NullMarked;
