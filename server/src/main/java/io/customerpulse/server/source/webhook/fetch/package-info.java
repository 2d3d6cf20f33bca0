/// What is fetched from the web to verify a delivery; the only input and output of webhooks.
@NullMarked
package io.customerpulse.server.source.webhook.fetch;

import org.jspecify.annotations.NullMarked;
