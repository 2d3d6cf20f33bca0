/// Everybody's rhythm: how often a customer comes, how regularly, and whether they still do.
@NullMarked
package io.customerpulse.learning.rhythm;

import org.jspecify.annotations.NullMarked;
