/// Tests of `segment`.
@NullMarked
package io.customerpulse.server.source.segment;

import org.jspecify.annotations.NullMarked;
