/// What all customers together did: one walk through everybody's timelines, folded into sums.
@NullMarked
package io.customerpulse.server.survey;

import org.jspecify.annotations.NullMarked;
