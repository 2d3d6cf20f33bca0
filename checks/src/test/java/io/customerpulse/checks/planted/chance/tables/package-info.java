/// Breaks a rule on purpose: chance has no seed.
@NullMarked
package io.customerpulse.checks.planted.chance.tables;

import org.jspecify.annotations.NullMarked;
