@NullMarked
package io.customerpulse.server.source.webhook.fetch;

import org.jspecify.annotations.NullMarked;
