/// The one door: everything that comes in is told apart from its repeats, made durable and counted here.
@NullMarked
package io.customerpulse.server.intake;

import org.jspecify.annotations.NullMarked;
