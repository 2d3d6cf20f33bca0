@NullMarked
package io.customerpulse.server.http.access;

import org.jspecify.annotations.NullMarked;
