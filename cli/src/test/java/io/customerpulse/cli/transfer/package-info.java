/// Tests of bringing files into a server.
@NullMarked
package io.customerpulse.cli.transfer;

import org.jspecify.annotations.NullMarked;
