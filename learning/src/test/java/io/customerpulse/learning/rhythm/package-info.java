/// Tests of rhythms.
@NullMarked
package io.customerpulse.learning.rhythm;

import org.jspecify.annotations.NullMarked;
