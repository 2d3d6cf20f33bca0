/// Proofs that a delivery is from whom it says: signatures, secrets, how old it may be.
@NullMarked
package io.customerpulse.server.source.webhook.proof;

import org.jspecify.annotations.NullMarked;
