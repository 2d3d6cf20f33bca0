@NullMarked
package io.customerpulse.server.export;

import org.jspecify.annotations.NullMarked;
