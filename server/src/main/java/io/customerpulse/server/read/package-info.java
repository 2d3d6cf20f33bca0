/// Questions about customers, and their answers.
@NullMarked
package io.customerpulse.server.read;

import org.jspecify.annotations.NullMarked;
