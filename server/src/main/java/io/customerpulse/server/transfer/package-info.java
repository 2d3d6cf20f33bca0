/// From files into the journal: rows become calls, calls become batches, and each is answered for.
@NullMarked
package io.customerpulse.server.transfer;

import org.jspecify.annotations.NullMarked;
