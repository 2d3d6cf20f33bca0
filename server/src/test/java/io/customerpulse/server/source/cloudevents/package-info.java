/// Tests of `cloudevents`.
@NullMarked
package io.customerpulse.server.source.cloudevents;

import org.jspecify.annotations.NullMarked;
