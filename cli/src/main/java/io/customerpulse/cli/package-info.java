/// The program that a shell starts.
@NullMarked
package io.customerpulse.cli;

import org.jspecify.annotations.NullMarked;
