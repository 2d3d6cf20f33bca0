@NullMarked
package io.customerpulse.server.source.webhook.item;

import org.jspecify.annotations.NullMarked;
