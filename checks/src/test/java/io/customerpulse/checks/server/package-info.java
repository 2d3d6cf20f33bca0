/// Whole servers, ill-treated: killed, overfed, kept waiting, lied to.
@NullMarked
package io.customerpulse.checks.server;

import org.jspecify.annotations.NullMarked;
