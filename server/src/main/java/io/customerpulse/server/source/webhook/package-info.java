/// Webhooks of other people's services, read into events: one class each.
@NullMarked
package io.customerpulse.server.source.webhook;

import org.jspecify.annotations.NullMarked;
