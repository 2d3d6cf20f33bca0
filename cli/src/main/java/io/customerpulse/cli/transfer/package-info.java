/// Between files and a server that is running, or the folder of one that is stopped.
@NullMarked
package io.customerpulse.cli.transfer;

import org.jspecify.annotations.NullMarked;
