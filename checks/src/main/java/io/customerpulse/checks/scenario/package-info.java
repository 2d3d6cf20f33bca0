/// Stories in plain text, and what reads and tells them.
@NullMarked
package io.customerpulse.checks.scenario;

import org.jspecify.annotations.NullMarked;
