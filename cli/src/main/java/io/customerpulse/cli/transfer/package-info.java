/// From files into a server: rows become calls, calls become batches, and each is answered for.
@NullMarked
package io.customerpulse.cli.transfer;

import org.jspecify.annotations.NullMarked;
