/// Customers as people: who is who, and who may come in.
@NullMarked
package io.customerpulse.server.people;

import org.jspecify.annotations.NullMarked;
