/// The states of all customers, each with one writer.
@NullMarked
package io.customerpulse.server.shard;

import org.jspecify.annotations.NullMarked;
