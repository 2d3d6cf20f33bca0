/// Learning from files: a log as a history, and what was learned in words.
@NullMarked
package io.customerpulse.cli.learn;

import org.jspecify.annotations.NullMarked;
