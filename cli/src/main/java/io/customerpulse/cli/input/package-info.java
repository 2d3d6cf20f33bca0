/// From what a user names on the command line to everyone's interactions.
@NullMarked
package io.customerpulse.cli.input;

import org.jspecify.annotations.NullMarked;
