/// What every answer over HTTP has in common: problems, the fields of a body, who asks.
@NullMarked
package io.customerpulse.server.http;

import org.jspecify.annotations.NullMarked;
