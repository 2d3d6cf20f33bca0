/// Care for a running server and its data: health, figures, logs, backups, and the proof that the index is right.
@NullMarked
package io.customerpulse.server.care;

import org.jspecify.annotations.NullMarked;
