/// The documents are code: what they quote exists, what they run gives what they show.
@NullMarked
package io.customerpulse.checks.docs;

import org.jspecify.annotations.NullMarked;
