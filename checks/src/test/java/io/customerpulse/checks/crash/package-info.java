/// Tests that kill a process at any moment, and look at what it promised.
@NullMarked
package io.customerpulse.checks.crash;

import org.jspecify.annotations.NullMarked;
