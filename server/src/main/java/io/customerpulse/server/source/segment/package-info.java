/// The HTTP tracking API of Segment, as the libraries of Segment, RudderStack and PostHog speak it.
@NullMarked
package io.customerpulse.server.source.segment;

import org.jspecify.annotations.NullMarked;
