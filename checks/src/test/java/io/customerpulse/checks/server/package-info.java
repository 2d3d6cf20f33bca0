/// Tests of the server as a process: how it starts, ends, and is killed.
@NullMarked
package io.customerpulse.checks.server;

import org.jspecify.annotations.NullMarked;
