/// Learning a pulse from history.
@NullMarked
package io.customerpulse.learning.fit;

import org.jspecify.annotations.NullMarked;
