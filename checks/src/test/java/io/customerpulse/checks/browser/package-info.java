/// The screens in a real browser, on a server with everything that they speak with.
@NullMarked
package io.customerpulse.checks.browser;

import org.jspecify.annotations.NullMarked;
