@NullMarked
package io.customerpulse.server.imports;

import org.jspecify.annotations.NullMarked;
