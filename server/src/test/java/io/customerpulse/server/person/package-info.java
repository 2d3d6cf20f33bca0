@NullMarked
package io.customerpulse.server.person;

import org.jspecify.annotations.NullMarked;
