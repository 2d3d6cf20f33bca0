/// Tests of bringing files into a server.
@NullMarked
package io.customerpulse.server.transfer;

import org.jspecify.annotations.NullMarked;
