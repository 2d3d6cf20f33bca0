@NullMarked
package io.customerpulse.server.http;

import org.jspecify.annotations.NullMarked;
