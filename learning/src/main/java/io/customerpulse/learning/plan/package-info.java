/// Where a model looks from and how far ahead.
@NullMarked
package io.customerpulse.learning.plan;

import org.jspecify.annotations.NullMarked;
