/// Tests of the server as a process: how it starts, answers, and ends.
@NullMarked
package io.customerpulse.checks.server;

import org.jspecify.annotations.NullMarked;
