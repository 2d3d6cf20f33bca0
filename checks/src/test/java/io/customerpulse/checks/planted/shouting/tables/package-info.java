/// Breaks a rule on purpose: a module below the command line prints.
@NullMarked
package io.customerpulse.checks.planted.shouting.tables;

import org.jspecify.annotations.NullMarked;
