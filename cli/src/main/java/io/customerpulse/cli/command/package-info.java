/// The commands: what each takes, does and prints.
@NullMarked
package io.customerpulse.cli.command;

import org.jspecify.annotations.NullMarked;
