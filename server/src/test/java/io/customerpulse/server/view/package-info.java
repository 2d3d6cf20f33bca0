@NullMarked
package io.customerpulse.server.view;

import org.jspecify.annotations.NullMarked;
