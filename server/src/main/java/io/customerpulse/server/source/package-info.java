/// Sources: other people's protocols, read into events.
@NullMarked
package io.customerpulse.server.source;

import org.jspecify.annotations.NullMarked;
