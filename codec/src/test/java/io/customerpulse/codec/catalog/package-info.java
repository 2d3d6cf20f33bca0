@NullMarked
package io.customerpulse.codec.catalog;

import org.jspecify.annotations.NullMarked;
