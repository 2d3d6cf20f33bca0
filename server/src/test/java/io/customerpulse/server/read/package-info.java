@NullMarked
package io.customerpulse.server.read;

import org.jspecify.annotations.NullMarked;
