/// What is known of a customer at an instant, and what came after it.
@NullMarked
package io.customerpulse.learning.glimpse;

import org.jspecify.annotations.NullMarked;
