/// Who is who: identifiers, and which of them are one customer.
@NullMarked
package io.customerpulse.engine.identity;

import org.jspecify.annotations.NullMarked;
