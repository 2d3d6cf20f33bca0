/// One record of a delivery: its JSON, what is asked of it, and the reading that comes of it.
@NullMarked
package io.customerpulse.server.source.webhook.item;

import org.jspecify.annotations.NullMarked;
