/// The durable shell: takes every interaction in, keeps it, and answers with the pulse.
@NullMarked
package io.customerpulse.server;

import org.jspecify.annotations.NullMarked;
