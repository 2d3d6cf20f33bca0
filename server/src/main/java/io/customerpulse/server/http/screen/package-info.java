/// The screens, as the server gives them out.
@NullMarked
package io.customerpulse.server.http.screen;

import org.jspecify.annotations.NullMarked;
