/// Tests of `source`.
@NullMarked
package io.customerpulse.server.source;

import org.jspecify.annotations.NullMarked;
