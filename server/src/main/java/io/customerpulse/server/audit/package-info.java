/// Who set what, when and from where: a reading of the control entries of the journal.
@NullMarked
package io.customerpulse.server.audit;

import org.jspecify.annotations.NullMarked;
