@NullMarked
package io.customerpulse.codec.yaml;

import org.jspecify.annotations.NullMarked;
