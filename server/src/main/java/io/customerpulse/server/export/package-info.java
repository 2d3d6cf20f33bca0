/// All that is kept of one person, to be handed over.
@NullMarked
package io.customerpulse.server.export;

import org.jspecify.annotations.NullMarked;
