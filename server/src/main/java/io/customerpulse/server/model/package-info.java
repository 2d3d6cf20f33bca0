/// Learned pulses in a server: candidates, the one in force, how it came to be, and what it says of customers.
@NullMarked
package io.customerpulse.server.model;

import org.jspecify.annotations.NullMarked;
