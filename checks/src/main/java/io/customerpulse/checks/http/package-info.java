/// HTTP as it stands on the wire, for what no client library would let one see.
@NullMarked
package io.customerpulse.checks.http;

import org.jspecify.annotations.NullMarked;
