/// What is kept for quick reading: an index over the journal, which can be made again from it at any time.
@NullMarked
package io.customerpulse.server.store;

import org.jspecify.annotations.NullMarked;
