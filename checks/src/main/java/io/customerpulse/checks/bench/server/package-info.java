/// The server against its peer, side by side: the same events, the same promise, one machine.
@NullMarked
package io.customerpulse.checks.bench.server;

import org.jspecify.annotations.NullMarked;
