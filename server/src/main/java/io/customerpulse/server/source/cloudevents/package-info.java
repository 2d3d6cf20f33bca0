/// CloudEvents 1.0 over HTTP.
@NullMarked
package io.customerpulse.server.source.cloudevents;

import org.jspecify.annotations.NullMarked;
