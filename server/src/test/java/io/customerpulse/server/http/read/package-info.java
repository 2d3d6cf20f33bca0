@NullMarked
package io.customerpulse.server.http.read;

import org.jspecify.annotations.NullMarked;
