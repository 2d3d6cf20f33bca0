/// Calls in JSON: cut out of a body, read by what is the same in every protocol, made into events.
@NullMarked
package io.customerpulse.server.source.call;

import org.jspecify.annotations.NullMarked;
