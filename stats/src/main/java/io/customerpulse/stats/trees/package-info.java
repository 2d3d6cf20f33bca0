/// Many small trees of questions that together move a chance.
@NullMarked
package io.customerpulse.stats.trees;

import org.jspecify.annotations.NullMarked;
