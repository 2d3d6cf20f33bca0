/// How good forecasts are: every model on the same split, with nothing leaking from after it.
@NullMarked
package io.customerpulse.learning.evaluation;

import org.jspecify.annotations.NullMarked;
