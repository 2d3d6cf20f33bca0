@NullMarked
package io.customerpulse.server.journal;

import org.jspecify.annotations.NullMarked;
