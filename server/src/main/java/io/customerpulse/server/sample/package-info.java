/// The sample shop in a server: made-up customers to look at, which leave no trace when they go.
@NullMarked
package io.customerpulse.server.sample;

import org.jspecify.annotations.NullMarked;
