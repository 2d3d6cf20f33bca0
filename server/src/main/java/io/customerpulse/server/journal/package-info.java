/// The journal: what was taken in, in order, in files of its own; the truth that all else is folded from.
@NullMarked
package io.customerpulse.server.journal;

import org.jspecify.annotations.NullMarked;
