@NullMarked
package io.customerpulse.server.source.webhook;

import org.jspecify.annotations.NullMarked;
