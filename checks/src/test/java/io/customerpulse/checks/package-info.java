/// The project's own rules, so that a wrong turn is a red test with a reason, not a remark in a review.
@NullMarked
package io.customerpulse.checks;

import org.jspecify.annotations.NullMarked;
