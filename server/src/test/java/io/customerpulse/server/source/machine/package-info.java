@NullMarked
package io.customerpulse.server.source.machine;

import org.jspecify.annotations.NullMarked;
