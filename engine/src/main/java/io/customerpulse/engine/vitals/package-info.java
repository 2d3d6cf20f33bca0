/// What a person reads off the state: level, trend, momentum, cadence, stage.
@NullMarked
package io.customerpulse.engine.vitals;

import org.jspecify.annotations.NullMarked;
