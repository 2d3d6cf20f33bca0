/// Functions of mathematics that the models need and the JDK lacks.
@NullMarked
package io.customerpulse.stats.special;

import org.jspecify.annotations.NullMarked;
