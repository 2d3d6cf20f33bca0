/// Opens and clicks that no person made.
@NullMarked
package io.customerpulse.server.source.machine;

import org.jspecify.annotations.NullMarked;
