/// What is kept of a person: traits, consent; and how all of it is handed over or forgotten.
@NullMarked
package io.customerpulse.server.person;

import org.jspecify.annotations.NullMarked;
