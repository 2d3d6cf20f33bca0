/// Tests of the whole program, run in this process.
@NullMarked
package io.customerpulse.cli;

import org.jspecify.annotations.NullMarked;
