@NullMarked
package io.customerpulse.server.access;

import org.jspecify.annotations.NullMarked;
